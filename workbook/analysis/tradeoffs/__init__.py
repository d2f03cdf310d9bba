"""Packages, what they are worth to both sides, and which trades make both better off."""

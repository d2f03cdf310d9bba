"""Pieces of the Rehearse page."""

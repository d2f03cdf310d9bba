"""Pieces of the Reflection page."""

"""The window: everything that knows Qt widgets."""

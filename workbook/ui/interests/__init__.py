"""The parts of the Interests page."""

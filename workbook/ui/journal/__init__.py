"""The parts of the journal: its list, one entry in place, and the filters."""

"""The agenda of a meeting: its items in order, what waits for a place, and adding more."""

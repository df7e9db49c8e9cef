"""The shape of the register over time, one change in each file."""

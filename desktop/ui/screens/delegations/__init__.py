"""Decisions made for bodies outside their meetings: the list, registering, and the scheme."""

"""The list of meetings, planning a new one, and a glance at the one chosen."""

"""Correcting a verified paragraph: old and new wording, why, by whom, and what comes of it."""

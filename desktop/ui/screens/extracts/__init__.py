"""Extracts and who has got them: of one meeting, and of all."""

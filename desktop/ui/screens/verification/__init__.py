"""Verifying the minutes: what will happen, what a verifier will not verify, what was done."""

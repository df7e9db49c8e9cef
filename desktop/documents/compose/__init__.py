"""Composers: from what the register keeps to a ``Document``; they mark secrets, never hide them."""

"""Cases: the list of them, one of them, and the memos written in them."""

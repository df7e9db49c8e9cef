"""What the screens list: frozen rows, one SELECT for each list; search."""

"""One table model and one view for every list."""

"""The notice on the board or boards: posted, what days follow, and taken down."""

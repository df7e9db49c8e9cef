"""What is kept, and what may be done to it; an aggregate imports its parts, never the reverse."""

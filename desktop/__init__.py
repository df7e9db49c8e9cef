"""The office: the papers, the post in and out, what a clerk can do, and the screens."""

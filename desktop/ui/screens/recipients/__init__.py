"""Recipients: who papers go to, and how each is reached."""

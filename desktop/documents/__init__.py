"""Papers: one neutral model, composed from entities, set by one writer each; no Qt."""

"""Out of the house: files with telling names, later mail and the notice board; no Qt."""

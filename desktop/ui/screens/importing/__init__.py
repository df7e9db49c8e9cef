"""Reading in documents: the text beside what was recognised in it."""

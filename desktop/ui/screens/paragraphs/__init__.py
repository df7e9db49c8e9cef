"""The paragraph editor: the meeting's paragraphs to the left, the one being written as a sheet."""

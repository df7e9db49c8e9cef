"""Into the house: reader, clean, recognise, and a draft for the clerk to accept; no register."""

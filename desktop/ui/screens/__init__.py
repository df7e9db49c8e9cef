"""The screens of the program, each on its own: none knows another."""

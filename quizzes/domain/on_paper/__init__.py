"""A sheet of paper: its code, what can be ticked and written on it, and reading what was."""

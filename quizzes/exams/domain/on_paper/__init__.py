"""An exam on paper: the code of a sheet, what can be ticked and written on it, and reading what was."""

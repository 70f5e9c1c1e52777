"""An exam on paper: how a sitting stands to its sheet, and the plan of entering it."""

"""Excel workbooks, old (.xls) and new (.xlsx), read by calamine."""

"""迎检材料: everything an inspector asks of a centre and a period, planned on a page, made as one archive."""

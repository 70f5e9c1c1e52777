"""The read API: other offices' programs read one centre's matrix with a token its head has made. Nothing is written."""

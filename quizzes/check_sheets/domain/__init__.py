"""Pure: how many items a sheet holds, what its answers come to, and the plan of entering them."""

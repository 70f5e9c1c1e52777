"""An exam over HTTP against real processes: the server, candidates, and what goes wrong between them."""

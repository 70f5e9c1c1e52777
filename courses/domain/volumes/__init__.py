"""How often a matter comes to a counter: yearly cases, how a list of them reads, and what a new list would change."""

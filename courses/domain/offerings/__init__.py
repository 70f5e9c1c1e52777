"""What a centre handles: on which terms, how a list of it reads, and what a new list would change."""

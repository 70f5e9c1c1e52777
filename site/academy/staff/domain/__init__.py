"""What a staff list says and what it would change: plain Python."""

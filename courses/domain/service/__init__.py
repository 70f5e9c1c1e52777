"""What came back on a matter, month by month: stars and returned applications. Never of a person."""

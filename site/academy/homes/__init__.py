"""What each role finds first: what to do now, and where it stands."""

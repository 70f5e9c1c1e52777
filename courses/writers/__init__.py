"""Records → files people receive."""

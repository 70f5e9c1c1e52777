"""What the house finds out about itself at night, for administrators."""

"""What a unit's centres come to: figures that add up, and the tree they are added along."""

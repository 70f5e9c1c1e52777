"""What a cell of a list says: limits, materials, steps, lists, choices — and how each is written.

Every reader returns the value and the problems it met; what it can't tell stays text and is flagged, never
guessed. Every writer's output reads back to the same value.
"""

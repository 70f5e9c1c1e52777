"""A demo centre with a believable year behind it, made through the same operations people use.

Everybody in it is invented and marked as demo (演示) wherever a name is shown.
"""

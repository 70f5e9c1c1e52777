"""The staff list: a file is read and planned, and applying the plan opens accounts, gives roles and first posts.

It stands up here because it needs the readers of courses and writes about people, who live below them.
"""

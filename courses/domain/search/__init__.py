"""How a matter is found: what is kept of it for searching, what somebody typed, and why the two meet.

Everything is compared in one folded form (`folding`). The database narrows down by columns (`entry`); here it is
decided which words met what (`why`), and what comes nearest where nothing holds all the words (`nearness`).
"""

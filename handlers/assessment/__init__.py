"""The whole picture before a reply: note count, spread, big accounts, climate, findings (R52-R57).

In: what a person found, or why it was waived. Out: one event; approvals from L2 up ask for it.
"""

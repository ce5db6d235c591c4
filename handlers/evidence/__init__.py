"""Pictures and files that people handed in (R13).

In: a stored path and its SHA-256. Out: one event; the bytes stay in the data directory.
"""

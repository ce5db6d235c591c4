"""Notes, close, reopen, legal hold, export log, purge (R109).

In: commands, and the retention job. Out: events; `rules` says what blocks closing.
"""

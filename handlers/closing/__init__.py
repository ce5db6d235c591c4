"""Notes, close, reopen, retro, legal hold, export log, purge (R109, R172-R180).

In: commands, and the retention job. Out: events; `rules` says what blocks closing.
"""

"""The desk's figures over a period: what was counted, how long things took, what was kept; never what was removed.

In: the facts of each incident, no word of it. Out: one value of all figures, and cards (R186).
"""

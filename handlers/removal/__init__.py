"""Reports to the platform, each on one truthful ground (R118-R130, R147).

In: a person's report. Out: one event; the draft checks know of it from then on.
"""

"""Write, review, approve, record as posted (R46, R61-R98).

In: words of the model or a person. Out: checked versions, decisions on them, cards for reviewers; `rules` says who
may decide.
"""

"""The retro of a closed incident: drafted from the log, added to by everybody who had a part in it (R172-R180, R188).

In: the case file when it closes, what people add. Out: events, tasks. `facts` is what the log says, `card` what people
see.
"""

"""The legal track: what legal puts together before anything leaves the house. The desk gives no legal advice.

In: facts that legal types. Out: one event. Letters are written and sent by legal, never by the bot (R137-R142, R148).
"""

"""Asking a platform to remove something, which is the side track beside answering (R117-R148).

In: a person's request. Out: one event, or a refusal with the honest way instead. `grounds` are data, `sorter` reads the
post, `gate` decides whether it may be asked, `appeal` is what becomes of it, `pack` its papers; comments under our own
posts are in `own_section`, legal's steps in `legal`. The bot itself reports, deletes and sends nothing.
"""

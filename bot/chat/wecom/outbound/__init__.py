"""What goes to WeCom: cards and lines to members, announcements to the room.

In come outbox messages (`sender`), with cards that know no chat; out go template cards, Markdown or plain text, cut to
the limits of each field (`limits`) and held back by `rate_limit`. A template card can be changed only with the code of
its last click, and a group's message never: then a new one is sent, if what people act by has changed.
"""

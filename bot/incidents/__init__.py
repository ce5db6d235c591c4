"""The only way to change a case: load it, decide, save, enqueue, in one transaction.

In come commands (`dispatch`), alerts (`ingest_alerts`), due timers and written drafts, as calls of `Incidents`.
Handlers decide. Out go the answer, at once, and in the same commit the timeline's lines, the case file, the next timer
and the outbox messages. Nothing here calls a chat or a model.
"""

"""What runs without being asked: the scheduler, the outbox dispatcher, reconciliation, digest, retention.

In go due timers and outbox messages, claimed under a lease, so that several processes share them. Out go messages
to chats, drafts from `bot.drafting`, and decisions that `bot.incidents` saves. Network calls happen here,
outside every transaction.
"""

"""The outbox: messages in order, cards that were posted, channels of their own.

In go messages, in the transaction of the decision that they announce; out come claimed messages, under a lease,
until they are done, put off or given up.
"""

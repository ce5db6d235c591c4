"""What goes to Slack: cards and their thread, direct messages, files, an incident's own channel, the app's home.

In come outbox messages (`sender`) and answers to requests (`respond`); out go calls of the Web API, about one a second
for each channel (`channels`). Slack has no idempotency key: after a lost answer `messages` looks whether a message
arrived before it is sent again.
"""

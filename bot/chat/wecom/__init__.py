"""WeCom as a chat: one app of one company, with a callback, messages to members, and a group or group robots as rooms.

In come callbacks that WeCom signs and encrypts (`inbound`) and outbox messages (`outbound`); out go calls of its server
API (`api`), within limits above which WeCom drops messages in silence, so what was sent is counted in `sent_store`.
A callback has five seconds: it is answered from what is committed, everything else goes through the outbox.
"""

"""What is remembered: tables, transactions, migrations, backup.

In go values of `handlers` and a connection of `database.transaction()`, the only place that commits; out come
such values or plain rows. `incidents/` has case files, timeline and posts, `outbox/` has messages in order and
posted cards. Nothing here decides anything or reaches a chat.
"""

"""What acts: HTTP, chats, workers and reports. `app` puts every part together, through constructors, and only there.

In come alerts (`ingest`), commands and clicks (`chat`, `cli`) and due timers (`workers`). Each becomes one transaction
in `incidents`, on what `handlers` decide. Out go outbox messages, which `workers` send, answers, and `reports`.
"""

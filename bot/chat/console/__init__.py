"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would.

In come commands, clicks and forms over HTTP, from this machine only: by the page (`routes`) and by programs (`api`).
Out go HTML and JSON. Outbox messages are kept in a table of their own, which the page reads.
"""

"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would.

In come commands, clicks and forms over HTTP, from this machine only: from the page (`routes`) and from programs (`api`).
Out go HTML and JSON. Messages of the outbox are kept in a table of their own, which the page reads at any time.
"""

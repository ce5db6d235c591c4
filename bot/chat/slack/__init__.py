"""Slack: incidents in a workspace, over Socket Mode or HTTP, with slack-bolt.

In come commands, clicks, forms, shortcuts and events (`inbound/`), each acknowledged within Slack's three seconds when
what it asked for is committed. Out go cards, thread lines, direct messages and files (`outbound/`), drawn by `blocks/`.
"""

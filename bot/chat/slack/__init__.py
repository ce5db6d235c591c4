"""Slack: the whole desk in a workspace, over Socket Mode or HTTP, with slack-bolt."""

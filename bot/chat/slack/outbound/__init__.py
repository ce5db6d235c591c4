"""What goes to Slack: cards, thread lines, direct messages, files."""

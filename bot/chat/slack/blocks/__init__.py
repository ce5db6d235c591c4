"""Block Kit: cards, rich text and modals, within Slack's limits."""

"""What Slack sends: commands, buttons, modals, shortcuts, events."""

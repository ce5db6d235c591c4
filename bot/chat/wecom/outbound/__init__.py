"""What goes to WeCom: cards, group messages, within its limits."""

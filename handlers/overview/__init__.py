"""What people see of incidents: cards, the board, the timeline."""

"""What was kept, by whom, when, its hash."""

"""Close, reopen, retro, hold, retention, notes."""

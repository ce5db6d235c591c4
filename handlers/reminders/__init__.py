"""Windows, timers, what fires when."""

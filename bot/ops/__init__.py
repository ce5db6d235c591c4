"""What whoever runs the desk looks at: health, metrics, logs, and that one process runs per data directory."""

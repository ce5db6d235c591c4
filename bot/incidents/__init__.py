"""The only way to change a case: load it, decide, save, enqueue, in one transaction."""

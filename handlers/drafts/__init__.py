"""Write, review, approve, posted."""

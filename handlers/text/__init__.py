"""Chinese and English text: folding, times, patterns, redaction."""

"""Case files, timeline and audit chain, posts, the fact sheet, retention."""

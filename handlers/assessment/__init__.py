"""The whole picture before anyone reacts."""

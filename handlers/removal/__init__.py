"""Reports to the platform, on which ground."""

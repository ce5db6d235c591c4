"""The one table of commands with their fields and aliases, and the parser."""

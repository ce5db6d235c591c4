"""The rulebook: pure functions from a case file, what happened and the time to a decision."""

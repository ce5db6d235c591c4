"""An alert opens an incident or joins one, and grades change.

In: a post with its counts, the triage of it, the team. Out: a decision with the grade, roles and a first draft
asked for.
"""

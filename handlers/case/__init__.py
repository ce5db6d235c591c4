"""The values everything is made of: case file, drafts, people, grades; event, decision, card, policy.

Almost every other folder imports them; they import posts and text only.
"""

"""The values everything is made of: case file, drafts, people, post, grades, card, event, decision, policy."""

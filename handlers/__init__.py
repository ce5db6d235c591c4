"""The rules, pure: no clock, environment, file or thread. One folder for each practice of a crisis manager.

In go a case file, what a person or a timer asks for, and `now` (UTC); out comes a Decision: events and follow-ups, or a
rejection. `case/` has the values that all practices share, `text/` and `posts/` what reads text, `commands/` the one
table of what people can ask for. Imports run in the order that `pyproject.toml` has under import-linter.
"""

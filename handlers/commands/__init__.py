"""The one table of commands, and what reads it: parser, forms, help.

In: a typed line or a button's code. Out: a parsed command, the form it opens, or the handler's decision.
"""

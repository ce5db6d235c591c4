"""What WeCom calls back with: texts, pictures, clicks on cards, menu keys.

In comes a sealed body; `callback` opens it, `parse` makes an event of it, `conversation` decides. Out come an answer
for WeCom and outbox messages. WeCom has no modals: a form becomes questions one at a time (`form_dialog`), which
`open_questions` keeps per person, so that an answer after a restart still has its question.
"""

"""What people see of a case file: the cards, the board, the timeline in words.

In: case files and the time. Out: cards neutral in chat and language; `cards.cards_for` is all that an incident
shows now.
"""

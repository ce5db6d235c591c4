"""The chats: one folder each, with what it tells us, a card in its own shape, and what we tell it."""

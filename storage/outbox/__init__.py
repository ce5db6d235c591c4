"""The outbox: messages in order, cards that were posted, rate limits."""

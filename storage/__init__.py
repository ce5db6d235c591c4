"""What the desk remembers: tables, transactions, the outbox."""

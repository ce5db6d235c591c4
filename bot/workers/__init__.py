"""What runs without being asked: the scheduler, the outbox dispatcher, reconciliation, digest, retention."""

"""Rules that handlers ask: windows, seats, approval, triage, the gate."""

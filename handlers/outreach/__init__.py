"""What is said in person: contacts with creators, media, partners and customers, and what came of them (R149-R171).

In: what a person did and heard. Out: events; the card and the export show them. The desk itself contacts no outsider.
"""

"""Incidents as they are stored: case files, timeline and audit chain, posts, the fact sheet, retention.

In go case files and events with an open connection; out come case files and timeline entries, and `audit_chain`
says which line is the first that is not as it was written.
"""

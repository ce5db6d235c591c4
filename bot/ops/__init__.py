"""Operations: health, metrics, logs, the one clock, and single instance.

In go the state of threads and database, counted events and log records; out come `/healthz`, `/readyz`, `/metrics` and
log lines without secrets or telephone numbers. `single_instance` refuses a second process on one SQLite file.
"""

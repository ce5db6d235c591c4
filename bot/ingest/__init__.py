"""Alerts in: signed HTTP requests and files that exports of listening tools come in.

In go an HTTP body or a file. `schema` validates each alert and makes it a `handlers.posts.post.Alert`. Out goes each
alert to the `AlertSink`, which is the incident service, and to the sender an HTTP response or an import's summary. A
request or a row that is sent twice is ingested once (`idempotency`).
"""

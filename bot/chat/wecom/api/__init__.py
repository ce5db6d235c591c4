"""WeCom's server API over HTTP: `client` has the calls, `token` the access token, `errors` what a code means.

In go arguments and the time; out come the fields of an answer, or RetryLater and PermanentFailure. One token serves all
processes, since fetching a new one ends the old one: it is kept in the database and fetched under a lease.
"""

"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would."""

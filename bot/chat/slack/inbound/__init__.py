"""What Slack sends: slash commands, mentions and messages, buttons, filled-in modals, shortcuts, the alerts channel.

In come requests that Bolt has verified; out come an acknowledgement, which Slack wants within three seconds, and work
for `background`, which takes as long as it takes. Slack repeats a request that was answered late: every one has a key,
so that its second coming changes nothing.
"""

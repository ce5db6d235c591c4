"""Block Kit: cards, sentences and forms as Slack's JSON, within its limits.

In come cards, forms and sentences that know no chat, and a reader's locale; out come messages (several for a long card)
and modal views. Text from outside becomes rich text elements, never mrkdwn: nothing in it can ping a channel or be a
link. What a modal must remember travels in its private metadata.
"""

"""Chinese and English text: folding, numbers, times, patterns, redaction.

Text goes in; values, or places in the text, come out. Nothing here knows an incident. `times` is the one grammar of
time: `read_time` for a text that is a time, `find_times` for those in a sentence."""

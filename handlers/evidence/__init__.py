"""What was kept as evidence, by whom, when, and its hash (R13, R138).

In: a stored file with its SHA-256, or what a person says of a paper. Out: one event. `manifest` is the text about a
piece that is chained and time-stamped; `strength` says how strong the author's proof is; the bytes stay outside.
"""

"""Acts that the desk refuses to every person: a typed request goes in, the kind of act it asks for comes out.

Each kind has a sentence that says why not and what to do instead (`refusal.<kind>` in the words files).
"""

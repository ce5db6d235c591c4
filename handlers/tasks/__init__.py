"""Tasks: what the playbook asks for and what people add, each with an owner and a due time (R12, R56-R60, R113-R115).

In: the playbook of the category, commands. Out: events; `rules` says who is to do what, `plan` which steps are missing,
`findings` what a finding must say, `card` what people see.
"""

"""Never alone where harm is at stake: a grave act is proposed by one person and confirmed by a second one.

In: the decision of any command. Out: the same decision, or a proposal instead; `rules` says what is grave and who may
confirm.
"""

"""Response windows, timers, and what fires when (R99-R107).

In: a case file and the policy. Out: the next timer, and one decision for all that is due. No code sets or cancels a
timer.
"""

"""Comments under our own posts: taken down on three grounds only, by one standard, with everything written down.

In: what a person decided, and the last decisions on that ground. Out: one event (R121-R123, R144-R146, X2, X15).
"""

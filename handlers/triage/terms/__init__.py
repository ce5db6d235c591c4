"""The words of posts by family of signal: folded Chinese (simplified, lower case, of every region) and English.

`SIGNALS` maps a family's name to its pattern. Gaps such as `[^，。!?\\n]{0,6}` are bounded and stay inside a clause.
"""

from collections.abc import Mapping

from handlers.triage.terms import (
    categories,
    complaints,
    harm,
    products,
    public_attention,
    risks,
    scandals_and_rumours,
)

SIGNALS: Mapping[str, str] = {
    **harm.SIGNALS,
    **risks.SIGNALS,
    **products.SIGNALS,
    **complaints.SIGNALS,
    **categories.SIGNALS,
    **scandals_and_rumours.SIGNALS,
    **public_attention.SIGNALS,
}

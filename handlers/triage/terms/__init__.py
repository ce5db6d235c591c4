"""What posts say, by family of signal: folded text (simplified script, lower case, vocabulary of every region) and English.

`SIGNALS` maps a family's name to its pattern. Gaps such as `[^，。!?\\n]{0,6}` are bounded and stay inside a clause.
"""

from collections.abc import Mapping

from handlers.triage.terms import categories as lanes
from handlers.triage.terms import complaints as grievances
from handlers.triage.terms import harm
from handlers.triage.terms import products as goods
from handlers.triage.terms import public_attention as stage

SIGNALS: Mapping[str, str] = {**harm.SIGNALS, **goods.SIGNALS, **grievances.SIGNALS, **lanes.SIGNALS, **stage.SIGNALS}

"""What posts say, by family of signal: folded text (simplified script, lower case, vocabulary of every region) and English.

`SIGNALS` maps a family's name to its pattern. Gaps such as `[^，。!?\\n]{0,6}` are bounded and stay inside a clause.
"""

from collections.abc import Mapping

from handlers.rules.triage.lexicon import goods, grievances, harm, lanes, stage

SIGNALS: Mapping[str, str] = {**harm.SIGNALS, **goods.SIGNALS, **grievances.SIGNALS, **lanes.SIGNALS, **stage.SIGNALS}

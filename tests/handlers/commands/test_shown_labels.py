"""A choice is taken when it is typed as it is shown, in each of the three languages."""

import pytest

from bot.i18n import Locale
from handlers.case.evidence import EVIDENCE_KINDS
from handlers.commands.parser import parse_command
from handlers.removal.appeal import MOVES
from handlers.removal.grounds import GROUNDS, OWN_SECTION_GROUNDS
from handlers.removal.legal.actions import STEPS
from handlers.removal.own_section.actions import MEASURES
from handlers.removal.pack import PACKS

# The line with a place for the label, the value it is, the family of its labels, the codes.
CHOICES = [
    ("pack 3 1 {}", "channel", "channel", PACKS),
    ("appeal 3 1 filed channel={} receipt=9", "channel", "channel", PACKS),
    ("evidence 3 {} 12", "proof_kind", "proof_kind", EVIDENCE_KINDS),
    ("report 3 {} 12", "ground", "ground", (*GROUNDS, *OWN_SECTION_GROUNDS)),
    ("appeal 3 1 {} 12", "move", "appeal_move", tuple(MOVES)),
    ("moderate 3 {}", "measure", "measure", MEASURES),
    ("legal 3 {} 12", "legal_step", "legal_step", tuple(STEPS)),
]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("line, name, family, codes", CHOICES)
def test_a_label_is_taken_as_it_is_shown(language, line, name, family, codes):
    locale = Locale(language, {}, "Asia/Shanghai")
    read = {code: parse_command(line.format(locale.word(f"{family}.{code}"))).values.get(name) for code in codes}
    assert read == {code: code for code in codes}

"""What is said in person outside the desk: contacts, an author's own steps, customers' consents, and the fact brief."""

import pytest

from handlers.case.drafts import Draft, DraftState
from handlers.case.outreach import Consent
from handlers.outreach.actions import author_step, consent, contact
from handlers.outreach.brief import official_line, partner_notes
from tests.people import JUN, MEI, NOON, act, case, refusal, told


def test_mei_logs_whom_she_spoke_to_and_what_about():
    said = {"party": "customer", "who": "小美", "channel": "电话", "text": "问了批号，约好明天回访"}
    [logged] = told(case(), contact(case(), act(MEI, **said), NOON), MEI).contacts
    assert (logged.party, logged.name, logged.channel, logged.text, logged.by, logged.at) == (
        *("customer", "小美", "电话", "问了批号，约好明天回访"),
        *("mei", NOON),
    )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"party": "neighbour", "who": "小美", "text": "聊了聊"}, "rejection.party_unknown"),
        ({"party": "customer", "who": "", "text": "聊了聊"}, "rejection.contact_needed"),
        ({"party": "customer", "who": "小美", "text": ""}, "rejection.contact_needed"),
    ],
)
def test_a_contact_names_its_party_its_person_and_what_was_said(said, why):
    assert refusal(contact(case(), act(MEI, **said), NOON)) == why


def test_pressure_to_delete_is_refused_also_when_the_person_is_named():
    pressed = contact(case(), act(MEI, party="customer", who="小美", text="让小美把帖子删了，给她五百"), NOON)
    assert (pressed.events, pressed.rejection is None) == ((), False)


def test_an_authors_own_step_stands_in_the_file_and_another_word_is_refused():
    file = told(case(), author_step(case(), act(MEI, step="updated", text="补了就诊说明"), NOON), MEI)
    assert (file.author_step, file.author_step_at) == ("updated", NOON)
    assert refusal(author_step(case(), act(MEI, step="begged"), NOON)) == "rejection.author_step_unknown"


def test_a_consent_takes_proof_and_allows_nothing_once_it_is_withdrawn():
    assert refusal(consent(case(), act(MEI, scope="quote"), NOON)) == "rejection.consent_proof_needed"
    assert refusal(consent(case(), act(MEI, scope="sell", proof="私信"), NOON)) == "rejection.consent_scope_unknown"
    given = told(case(), consent(case(), act(MEI, scope="quote", proof="私信 11-21"), NOON), MEI)
    assert given.consents == (Consent("quote", "私信 11-21", "mei", NOON),)
    assert told(given, consent(given, act(JUN, scope="quote", proof="撤回 她改主意了"), NOON), JUN).consents == ()


def test_the_newest_approved_note_to_partners_is_the_official_line():
    first, second, waiting = (
        Draft(n, "partner_note", f"说明 {n}", "", "mei", NOON, state)
        for n, state in ((1, DraftState.APPROVED), (2, DraftState.APPROVED), (3, DraftState.WAITING))
    )
    file = case(drafts=(first, second, waiting))
    assert (official_line(file), partner_notes(file)) == (second, [first, second])
    assert official_line(case()) is None

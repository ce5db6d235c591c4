"""What the thread reads when something happens is, word for word, what its stored line says ever after."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from bot.incidents.outbox_messages import SAYS, entry_texts, event_texts
from handlers.case.event import Event, EventMeta
from handlers.overview.events import EVENTS
from storage.incidents import timeline
from storage.incidents.timeline import GENESIS

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(Mapping, lambda kind: st.dictionaries(*map(st.from_type, get_args(kind))))
ANY_EVENT: st.SearchStrategy[Event] = st.sampled_from(list(EVENTS.values())).flatmap(st.from_type)


@given(ANY_EVENT)
def test_an_event_is_announced_in_the_words_of_its_stored_line(event: Event) -> None:
    stored = map(timeline.to_entry, timeline.rows(7, 0, GENESIS, [event], EventMeta(NOON, "mei")))
    announced, read = event_texts([event], "mei"), entry_texts(stored)
    assert announced == read
    assert SAYS.dump_json(tuple(announced)) == SAYS.dump_json(tuple(read)), "also the same bytes in the outbox"

"""While a model takes its time the work stays ours; whoever lost it lays down nothing."""

from datetime import timedelta

from sqlalchemy import select

from handlers.drafts.written import WrittenDraft
from storage.outbox import queue as outbox
from tests.journeys.test_one_post_at_night import POST
from tests.waiting import until


def asked(stage):
    """A draft has been asked for, and its message lies before us."""
    n = stage.alert(**POST)
    stage.says("mei", f"take {n}")
    stage.dispatcher.dispatch("mei", f"draft {n} first_ack", stage.now)
    with stage.database.transaction() as connection:
        return n, outbox.claim(connection, stage.now, 9, "desk|WriteDraft|")[0]


def test_the_lease_is_renewed_while_the_writer_works(stage, monkeypatch):
    n, message = asked(stage)
    monkeypatch.setattr("bot.workers.lease.LEASE_RENEWAL_SECONDS", 0.02)
    write = stage.outbox_dispatcher.model_work.writer.write

    def slowly(*args):
        stage.now += timedelta(seconds=15)
        until(lambda: _held_until(stage, message) >= stage.now + outbox.LEASE)
        return write(*args)

    monkeypatch.setattr(stage.outbox_dispatcher.model_work.writer, "write", slowly)
    stage.outbox_dispatcher.dispatch(message)
    assert len(stage.desk.read(n).drafts) == 2


def test_words_that_come_after_another_took_over_are_dropped(stage, monkeypatch):
    n, message = asked(stage)
    stage.now += timedelta(minutes=1)
    with stage.database.transaction() as connection:
        other = outbox.claim(connection, stage.now, 9, "desk|WriteDraft|")[0]
    monkeypatch.setattr(
        stage.outbox_dispatcher.model_work.writer, "write", lambda *args: WrittenDraft("first_ack", "来晚了", "fake-1")
    )
    stage.outbox_dispatcher.dispatch(message)
    assert len(stage.desk.read(n).drafts) == 1
    stage.outbox_dispatcher.dispatch(other)
    assert [draft.text for draft in stage.desk.read(n).drafts[1:]] == ["来晚了"]


def test_words_are_dropped_even_when_the_work_is_taken_over_at_the_very_last_moment(stage, monkeypatch):
    n, message = asked(stage)
    drafted = stage.desk.save_draft

    def too_late(*args):
        stage.now += timedelta(minutes=1)
        with stage.database.transaction() as connection:
            assert outbox.claim(connection, stage.now, 9, "desk|WriteDraft|")
        return drafted(*args)

    monkeypatch.setattr(stage.desk, "save_draft", too_late)
    stage.outbox_dispatcher.dispatch(message)
    assert len(stage.desk.read(n).drafts) == 1


def _held_until(stage, message):
    """When somebody else could take the work over."""
    with stage.database.read_transaction() as connection:
        return connection.execute(
            select(outbox.QUEUE.c.lease_until).where(outbox.QUEUE.c.queue == message.queue)
        ).scalar_one()

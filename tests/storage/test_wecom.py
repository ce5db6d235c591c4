"""What WeCom makes us remember: codes for one day, one talk a person, one caller who fetches a token, and what was sent
lately.
"""

from datetime import timedelta

from bot.chat.wecom import sent_store as rate_limit
from bot.chat.wecom import store as wecom
from storage import tokens

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_a_code_is_the_newest_one_and_grows_old(database, now):
    with database.transaction() as connection:
        wecom.set_code(connection, "1-owner", "first", now - DAY)
        wecom.set_code(connection, "1-owner", "second", now)
        wecom.set_code(connection, "2-owner", "old", now - 2 * DAY)
        assert [wecom.code_of(connection, task, now - DAY) for task in ("1-owner", "2-owner", "none")] == [
            "second",
            "",
            "",
        ]
        wecom.forget_codes(connection, now - DAY)
        assert wecom.code_of(connection, "2-owner", now - 9 * DAY) == ""


def test_a_talk_stands_where_it_was_left(database, now):
    with database.transaction() as connection:
        assert wecom.talk(connection, "mei") == wecom.DialogState()
        wecom.set_talk(connection, "mei", 3, "why?", now)
        wecom.set_talk(connection, "mei", 4, "", now + MINUTE)
        assert wecom.talk(connection, "mei") == wecom.DialogState(4, "", now + MINUTE)


def test_one_of_two_processes_fetches_the_token(database, another, now):
    until = now + MINUTE
    with database.transaction() as connection:
        assert tokens.may_fetch(connection, "app", now, until)
    with another.transaction() as connection:
        assert not tokens.may_fetch(connection, "app", now, until)
    with database.transaction() as connection:
        tokens.fetched(connection, "app", "t1", now + DAY)
    with another.transaction() as connection:
        assert tokens.find_token(connection, "app") == tokens.StoredToken("t1", now + DAY, "", "")
        tokens.drop(connection, "app", "an older one")
        assert tokens.find_token(connection, "app") == tokens.StoredToken("t1", now + DAY, "", "")
        tokens.drop(connection, "app", "t1")
        assert tokens.may_fetch(connection, "app", now, until)


def test_whoever_died_while_fetching_is_replaced(database, now):
    with database.transaction() as connection:
        assert tokens.may_fetch(connection, "app", now, now + MINUTE)
        assert not tokens.may_fetch(connection, "app", now + MINUTE / 2, now + 2 * MINUTE)
        assert tokens.may_fetch(connection, "app", now + MINUTE, now + 2 * MINUTE)


def test_what_was_sent_is_counted_for_an_hour_and_what_is_held_keeps_its_order(database, now):
    hour = timedelta(hours=1)
    with database.transaction() as connection:
        rate_limit.sent(connection, "mei", 2, now - hour, now - 2 * hour)
        rate_limit.sent(connection, "mei", 1, now, now - hour)
        assert [rate_limit.before_last(connection, "mei", skip, now) for skip in (0, 1)] == [now, None]
        for text in ("one", "two", "three"):
            rate_limit.hold(connection, "mei", text, now)
        first, second, _ = rate_limit.held(connection, "mei")
        assert (first.text, second.text, rate_limit.is_held(connection, "ken")) == ("one", "two", False)
        rate_limit.release(connection, "mei", second.id)
        assert [row.text for row in rate_limit.held(connection, "mei")] == ["three"]


def test_what_one_message_left_behind_is_forgotten_and_lines_that_wait_are_not(database, now):
    with database.transaction() as connection:
        for key, at in (("mei", now - 9 * DAY), ("group 7 shape", now - 9 * DAY), ("group 8 shape", now)):
            rate_limit.hold(connection, key, "x", at)
        rate_limit.forget(connection, now - 7 * DAY)
        assert [key for key in ("mei", "group 7 shape", "group 8 shape") if rate_limit.is_held(connection, key)] == [
            "mei",
            "group 8 shape",
        ]

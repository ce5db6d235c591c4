"""Personal data goes when its time is over, a hold keeps it, and the hash chain holds all the same."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError

from bot.chat import discover
from bot.chat.console.store import COPIES
from bot.config.settings import Settings
from bot.reports import verify_export, write_export
from bot.workers.retention import INTERVAL, Retention
from handlers.case.event import EventMeta
from handlers.posts.post import Author
from storage.backup import backup_name
from storage.incidents import cases, timeline
from storage.incidents.audit_chain import chain_entries, first_mismatch
from tests.fakes.settings import settings_of
from tests.journeys.stage import Stage

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
NAME, WORDS, NOTE = "小美爱护肤", "满脸通红", "她说电话是机密"


class Kept:
    """A stage with one closed incident that holds personal data everywhere it can stand."""

    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder, NOON)
        self.number = self.stage.alert(
            platform="xiaohongshu",
            native_id="69200c80000000000503c8d1",
            text=f"用了就过敏，{WORDS}，避雷",
            author={"name": NAME},
            brand="GlowSkin",
        )
        self.says("ada", f"note {self.number} {NOTE}")
        self.closed(self.number, "已处理")
        settings = settings_of(Settings, data_dir=folder)
        self.retention_settings = settings
        self.retention = Retention(self.stage.database, self.stage.desk.policy, settings, COPIES)

    def closed(self, number: int, why: str) -> None:
        """No public answer and closed with the steps of the playbook undone, which takes two."""
        self.says("ken", f"no-reply {number} 已私下沟通")
        self.confirmed("ada", number)
        self.says("ken", f"close {number} {why}", override="已私下解决")
        self.confirmed("ada", number)
        assert not self.stage.desk.read(number).open

    def confirmed(self, person: str, number: int) -> None:
        """A second person agrees, where one is needed."""
        for proposal in self.stage.desk.read(number).proposals:
            if proposal.state == "pending":
                self.says(person, f"confirm {number} {proposal.id}")

    def says(self, person: str, words: str, **values: str) -> None:
        """Somebody types a command that is carried out."""
        result = self.stage.dispatcher.dispatch(person, words, self.stage.now, values)
        assert result.ok, result.says
        self.stage.carry()

    def later(self, days: int) -> list[str]:
        """So many days after closing, the daily purge; what was due."""
        now = NOON + timedelta(days=days, minutes=1)
        due = [what for _, _, what in self.retention.due(now)]
        for number, stage, what in self.retention.due(now):
            self.retention.purge(number, stage, what, now)
        return due

    def found(self, words: str) -> set[str]:
        """The tables in which these words still stand."""
        tables = ("incident", "timeline", "console_message", "outbox", "approved_reply", "post_key", "posted_card")
        with self.stage.database.read_transaction() as connection:
            return {
                t
                for t in tables
                if any(words in str(tuple(row)) for row in connection.execute(text(f"SELECT * FROM {t}")))
            }

    def whole(self) -> bool:
        """Whether the hash chain of the stored timeline holds."""
        with self.stage.database.read_transaction() as connection:
            kept = cases.load(connection, self.number)
            return (
                first_mismatch(
                    self.number, chain_entries(connection, self.number), kept.timeline_length, kept.timeline_head
                )
                is None
            )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path)
    yield kept
    kept.stage.database.close()


def test_nothing_goes_before_its_time(kept):
    assert (kept.later(89), "incident" in kept.found(NAME)) == ([], True)


def test_after_90_days_the_authors_name_is_gone_everywhere_and_the_words_are_not(kept):
    assert kept.later(91) == ["names"]
    assert (kept.found(NAME), kept.whole()) == (set(), True)
    assert (kept.found(WORDS), kept.found(NOTE)) == ({"incident"}, {"timeline"})
    assert kept.later(92) == []


def test_after_180_days_the_words_are_gone_too_and_every_hash_is_there(kept, tmp_path):
    hashes = {d.version: d.hash for d in kept.stage.desk.read(kept.number).drafts}
    kept.later(91)
    assert kept.later(181) == ["texts"]
    assert [kept.found(words) for words in (NAME, WORDS, NOTE)] == [set(), set(), set()]
    assert kept.whole()
    assert {d.version: d.hash for d in kept.stage.desk.read(kept.number).drafts} == hashes
    with kept.stage.database.read_transaction() as connection:
        assert [line.fields["what"] for line in timeline.of_kinds(connection, kept.number, "Purged")] == [
            "names",
            "texts",
        ]
    write_export(kept.stage.desk, kept.number, tmp_path / "out", EventMeta(kept.stage.now))
    assert verify_export(tmp_path / "out" / f"INC-{kept.number}").ok


def test_what_export_left_with_the_desk_goes_too(kept, tmp_path):
    kept.says("ada", f"export {kept.number}")
    left = list(tmp_path.glob(f"exports/INC-{kept.number}*/*"))
    assert (len(left), kept.later(89), all(file.exists() for file in left)) == (8, [], True)
    kept.later(91)
    assert not any(file.exists() for file in left)


def test_what_was_down_for_half_a_year_purges_all_at_once(kept):
    assert kept.later(400) == ["texts"]
    assert ([kept.found(words) for words in (NAME, WORDS, NOTE)], kept.later(401)) == ([set(), set(), set()], [])


def test_a_hold_keeps_everything_until_it_is_released(kept):
    kept.says("rui", f"hold {kept.number} 律师函在走")
    assert (kept.later(400), "incident" in kept.found(WORDS)) == ([], True)
    kept.says("ada", f"留存 {kept.number} off 案子结了")
    kept.confirmed("rui", kept.number)
    assert kept.later(400) == ["texts"]


def test_only_legal_and_managers_hold_and_only_with_a_reason(kept):
    def refused(person: str, words: str) -> str:
        result = kept.stage.dispatcher.dispatch(person, words, NOON)
        assert not result.ok
        return result.says[0].key

    assert refused("mei", f"hold {kept.number} 我想留") == "rejection.hold_is_for"
    assert refused("ada", f"hold {kept.number}") == "rejection.reason_needed"
    assert refused("ada", f"hold {kept.number} off 不用了") == "rejection.not_held"


def test_an_incident_that_stays_open_loses_its_author_after_half_a_year_in_which_nobody_touched_it(kept):
    kept.says("ada", f"reopen {kept.number} 又来了")
    assert kept.later(179) == []
    assert kept.later(181) == ["author"]
    assert (kept.found(NAME), kept.stage.desk.read(kept.number).post.author) == (set(), Author())
    assert (WORDS in stored(kept, kept.number), kept.whole(), kept.later(182)) == (True, True, [])


def test_whoever_touches_an_open_incident_starts_its_time_anew_and_a_hold_stops_it(kept):
    kept.says("ada", f"reopen {kept.number} 又来了")
    kept.stage.now = NOON + timedelta(days=170)
    kept.says("ada", f"note {kept.number} 还在等检测")
    assert (kept.later(181), kept.later(349)) == ([], [])
    kept.says("rui", f"hold {kept.number} 律师函在走")
    assert (kept.later(360), "incident" in kept.found(NAME)) == ([], True)


def test_a_post_that_is_only_watched_ages_too(kept):
    watched = kept.stage.alert(platform="xiaohongshu", text="同行今天被曝光了", author={"name": "阿欣"})
    kept.says("mei", f"watch {watched} 可能有人跟进")
    assert (kept.later(400)[-1], kept.found("阿欣")) == ("author", set())


def test_an_export_after_the_purge_is_no_reason_to_purge_again(kept):
    assert kept.later(181) == ["texts"]
    kept.says("ada", f"export {kept.number}")
    assert kept.later(182) == []
    with kept.stage.database.read_transaction() as connection:
        assert len(timeline.of_kinds(connection, kept.number, "Purged")) == 1


def test_a_post_that_comes_again_after_its_ids_are_gone_is_a_new_incident(kept):
    kept.later(181)
    assert kept.found("69200c80000000000503c8d1") == set()
    kept.stage.now = NOON + timedelta(days=182)
    again = kept.stage.alert(
        platform="xiaohongshu", native_id="69200c80000000000503c8d1", text=f"还是{WORDS}", author={"name": NAME}
    )
    assert (again != kept.number, WORDS in stored(kept, kept.number)) == (True, False)


def test_every_word_that_people_wrote_goes_with_the_texts(kept):
    words = ("理由甲", "查明乙", "回顾丙", "重看丁", "指示戊", "联系己")
    n = kept.number
    kept.says("ada", f"reopen {n} 理由甲")
    kept.says("ada", f"assess {n} findings=查明乙 note_count=3 climate=mixed")
    kept.says("ada", f"contact {n} customer 阿己 text=联系己")
    kept.says("ada", f"draft {n} first_ack 指示戊")
    kept.closed(n, "重看丁")
    kept.says("ada", f"retro {n} 回顾丙")
    assert [word for word in words if not kept.found(word)] == []
    assert kept.later(181) == ["texts"]
    assert [word for word in (*words, "阿己") if kept.found(word)] == []
    assert kept.whole()


def test_what_was_typed_as_a_tickets_number_goes_with_the_texts(kept):
    n = kept.stage.alert(platform="xiaohongshu", native_id="69200c80000000000503c8d9", text="包装破了，避雷")
    kept.says("mei", f"ticket {n} 张小三13800138000")
    kept.closed(n, "已处理")
    assert {"incident", "timeline"} <= kept.found("13800138000")
    kept.later(181)
    assert kept.found("13800138000") == set()


def test_nothing_of_it_is_left_in_the_bytes_of_the_database(kept, tmp_path):
    kept.later(181)
    kept.stage.database.checkpoint()
    left = {name: (tmp_path / name).read_bytes() for name in ("dingfengbo.db", "dingfengbo.db-wal")}
    assert [name for name, raw in left.items() for word in (NAME, WORDS, NOTE) if word.encode() in raw] == []


def test_backups_go_by_the_date_in_their_name_and_other_files_stay(kept, tmp_path):
    old, new = (backup_name(tmp_path, NOON + timedelta(days=days)) for days in (0, 20))
    for file in (old, new, other := tmp_path / "backups" / "before-the-move.db"):
        file.write_text("a copy")
    assert kept.retention.forget_aged(NOON + timedelta(days=31)) == [old]
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


def test_the_clock_purges_once_a_day(kept):
    now = NOON + timedelta(days=100)
    assert kept.retention.purge_due(now) == 0  # a chore that is new waits for its first turn
    for _ in range(3):
        kept.retention.purge_due(now + INTERVAL + timedelta(seconds=1))
    assert kept.found(NAME) == set()


@pytest.mark.parametrize("wrong", ["damaged", "held by a hung process"])
def test_an_incident_that_cannot_be_purged_keeps_no_other_from_it(kept, wrong, monkeypatch: pytest.MonkeyPatch):
    other = kept.stage.alert(
        platform="xiaohongshu", native_id="69200c80000000000503c8d2", text="一样过敏，避雷", author={"name": "阿欣"}
    )
    kept.closed(other, "已处理")
    load, now = cases.load, NOON + timedelta(days=100)
    if wrong == "damaged":
        with kept.stage.database.transaction() as connection:
            connection.execute(text("UPDATE incident SET file = '{' WHERE number = :n"), {"n": kept.number})
    else:

        def held(connection, number, lock=False):
            if number == kept.number:
                raise OperationalError("SELECT", {}, Exception("LockNotAvailable"))
            return load(connection, number, lock)

        monkeypatch.setattr(cases, "load", held)
    kept.retention.purge_due(now)
    kept.retention.purge_due(now + INTERVAL + timedelta(seconds=1))
    assert "阿欣" not in stored(kept, other)


def stored(kept: Kept, number: int) -> str:
    """An incident's file as it is stored."""
    with kept.stage.database.read_transaction() as connection:
        return str(connection.execute(text("SELECT file FROM incident WHERE number = :n"), {"n": number}).scalar())


TYPED = "张三脸肿"


@pytest.mark.parametrize("learned", [True, False])
def test_a_product_that_a_person_typed_and_the_source_of_a_table_go_with_the_texts(kept, learned):
    """Row 35 of the audit: they stood in the hashed part of a line, for good."""
    post = {"platform": "weibo", "native_id": "5012345678901234", "text": "用了就脸红，避雷", "brand": "GlowSkin"}
    number = kept.stage.alert(**post, source="投诉表 张三转来")
    if learned:
        kept.says("ken", "new https://weibo.com/detail/5012345678901234 用了就脸红", product=TYPED)
    else:
        kept.says("ada", f"about {number} product={TYPED}")
    kept.says("ada", f"grade {number} L1 service 普通投诉")
    kept.closed(number, "已处理")
    assert {"incident", "timeline"} <= kept.found(TYPED) & kept.found("张三转来")
    kept.later(181)
    assert [kept.found(words) & {"incident", "timeline"} for words in (TYPED, "张三转来")] == [set(), set()]


def test_rows_of_a_chat_that_belong_to_no_incident_are_deleted_by_their_age(kept):
    """Row 36: each table that a chat declares as aged."""
    rules = Retention(kept.stage.database, kept.stage.desk.policy, kept.retention_settings, COPIES, every_aged())
    old, new = NOON - timedelta(days=91), NOON - timedelta(days=1)
    with kept.stage.database.transaction() as connection:
        for table, time in every_aged():
            for at in (old, new):
                connection.execute(insert(table).values(row_of(table) | {time: at}))
    rules.forget_aged(NOON)
    with kept.stage.database.read_transaction() as connection:
        left = {
            table.name: [row[0] for row in connection.execute(select(table.c[time]))] for table, time in every_aged()
        }
    assert left == {name: [new] for name in left} and {"sign_in", "console_session", "wecom_dialog"} <= left.keys()


def every_aged():
    return [pair for chat in discover() for pair in chat.aged()]


def row_of(table):
    """A row with something in each column but a number that is given out."""
    kinds = {c.name: str(c.type) for c in table.columns if not (c.primary_key and "INT" in str(c.type))}
    texts = {name: secrets.token_hex(4) for name, kind in kinds.items() if "CHAR" in kind or "TEXT" in kind}
    times = {name: NOON for name, kind in kinds.items() if "DATETIME" in kind}
    return {**dict.fromkeys(kinds, 1), **texts, **times}

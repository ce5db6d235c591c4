"""The local reader: trained from case files, quiet where it is missing, and only ever raising or asking (R5, R29)."""

import pytest

from bot.cli.confusion import confusion_table, texts_by_kind
from bot.cli.train import train
from bot.incidents.readers.encoder import EncoderState, SentenceEncoder, pieces
from bot.incidents.readers.heads import load_head, read_head, save_head
from bot.incidents.readers.kernel import near_copies
from bot.incidents.readers.local import LocalReader
from bot.incidents.readers.train import read_texts, train_head
from handlers.case.errors import InvalidFile, UserError
from handlers.case.grades import Category, Severity
from handlers.triage.result import Triage, reason
from handlers.triage.second_reading import Reading, with_reading
from tests.people import NOON

HURT = ("孩子的手被夹住了", "喝完嗓子烧得疼", "摔下来骨折了", "吃完全家拉肚子", "脸肿得睁不开眼", "漏电麻了我一下")
WELL = ("颜色很好看", "物流太慢了", "客服不回消息", "价格又涨了", "包装有点简陋", "想问什么时候补货")
UNREAD = Triage(Category.GENUINE, Severity.L0, (), (reason("unread"),), unread=True)
PRAISE = Triage(Category.GENUINE, Severity.L0, (), (reason("praise"),))
ELSEWHERE = Triage(Category.GENUINE, Severity.L0, (), (reason("not_about_us"),))
COMPLAINT = Triage(Category.GENUINE, Severity.L1, (), (reason("complaint"),))
HARM = Triage(Category.SAFETY, Severity.L3, (), (reason("body"),))


@pytest.fixture(scope="module")
def encoder():
    encoder = SentenceEncoder()
    assert encoder.load() is EncoderState.READY, "what developers install has the reader"
    return encoder


def test_a_head_learns_a_kind_from_a_few_texts_and_is_a_small_file(encoder, tmp_path, monkeypatch):
    head = train_head("try", {"harm": HURT, "innocent": WELL}, encoder, rest=("innocent",))
    hurt, well = (head.read(text, encoder).scores["harm"] for text in ("宝宝的腿卡住了", "快递到得晚"))
    assert hurt > well
    path = save_head(head, tmp_path)
    again = read_head(path)
    assert path.stat().st_size < 20_000
    assert again.read("宝宝的腿卡住了", encoder).scores["harm"] == pytest.approx(hurt, abs=0.01)


def test_training_twice_gives_the_same_head(encoder):
    one, other = (train_head("try", {"harm": HURT, "innocent": WELL}, encoder, rest=("innocent",)) for _ in range(2))
    assert one.read("宝宝的腿卡住了", encoder).scores == other.read("宝宝的腿卡住了", encoder).scores


def test_near_copies_stay_together_when_thresholds_are_found():
    np = pytest.importorskip("numpy")
    copies = np.array([[1, 0], [0.99, 0.14], [0, 1], [0.1, 0.99]], np.float32)
    assert near_copies(copies).tolist() == [0, 0, 1, 1]


def test_a_head_of_another_encoder_turns_the_reader_off_and_the_desk_goes_on():
    np = pytest.importorskip("numpy")

    class Short:
        def encode(self, texts):
            return np.zeros((len(texts), 384), np.float32)

    encoder = SentenceEncoder()
    encoder._model, encoder.state = Short(), EncoderState.READY
    reader = LocalReader(encoder)
    assert (reader.read("孩子的手被夹住了"), reader.state) == (None, "failed")


def test_only_the_head_that_is_named_is_trained(tmp_path):
    (tmp_path / "ours.toml").write_text('head = "alerts"\n[texts]\nharm = ["一"]\n', "utf-8")
    with pytest.raises(UserError, match="--head alerts"):
        train(tmp_path, to=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ours.toml"]


def test_an_act_of_a_draft_is_a_violation_too(tmp_path):
    (tmp_path / "acts.toml").write_text('head = "draft_acts"\n[texts]\nblames = ["一"]\n', "utf-8")
    (tmp_path / "good.toml").write_text('head = "drafts"\n[texts]\ngood = ["二"]\n', "utf-8")
    assert read_texts([tmp_path])["drafts"] == {"good": ["二"], "violation": ["一"]}


def test_both_scripts_are_one_to_the_reader(encoder):
    head = load_head("alerts")
    one, other = (head.read(text, encoder).scores for text in ("孩子的头卡在床栏里", "孩子的頭卡在床欄裡"))
    assert one == pytest.approx(other)


def test_a_sentence_of_harm_in_a_long_review_is_seen():
    long = "房间很大。" * 30 + "孩子的手被门夹住了。"
    assert pieces("短短一句") == ["短短一句"]
    assert any("夹住" in piece and len(piece) <= 100 for piece in pieces(long)[1:])


def test_without_the_package_nothing_is_read_and_the_state_says_so():
    encoder = SentenceEncoder()
    encoder.state = EncoderState.MISSING
    encoder._loaded.set()
    reader = LocalReader(encoder)
    assert (reader.state, reader.may_read, reader.read("孩子的手被夹住了", wait=1)) == ("missing", False, None)
    assert (LocalReader().state, LocalReader().may_read) == ("off", False)


def grade(seen, **kinds):
    after = with_reading(seen, Reading("local", kinds))
    return after.category.value, after.severity.value, after.unread


def test_a_reader_raises_or_asks_and_never_lowers():
    assert grade(UNREAD, harm=0.9) == ("safety", "L2", False)
    assert grade(COMPLAINT, harm=0.85) == ("genuine", "L1", False)
    assert grade(COMPLAINT, harm=0.92) == ("safety", "L2", False)
    assert grade(PRAISE, harm=0.96) == ("safety", "L2", False)
    assert grade(PRAISE, harm=0.8) == ("genuine", "L0", True)
    assert grade(PRAISE, complaint=0.8) == ("genuine", "L0", True)
    assert grade(UNREAD, privacy=0.9) == ("privacy", "L2", False)
    assert grade(HARM, complaint=0.99) == ("safety", "L3", False)
    assert grade(HARM, extortion=0.99) == ("safety", "L3", False)
    assert grade(ELSEWHERE, harm=0.99) == ("genuine", "L0", False)


def test_case_files_of_a_team_are_read_beside_ours_and_a_fault_names_its_place(tmp_path):
    (tmp_path / "ours.toml").write_text('head = "alerts"\n[texts]\nharm = ["一"]\n', "utf-8")
    (tmp_path / "theirs.toml").write_text('head = "alerts"\n[texts]\nharm = ["二"]\npraise = ["三"]\n', "utf-8")
    assert read_texts([tmp_path]) == {"alerts": {"harm": ["一", "二"], "praise": ["三"]}}
    (tmp_path / "wrong.toml").write_text('head = "alerts"\n[texts]\nharm = "一"\n', "utf-8")
    with pytest.raises(InvalidFile, match=r"wrong\.toml: texts\.harm"):
        read_texts([tmp_path])


def test_a_confusion_table_has_a_row_for_each_kind(tmp_path):
    (tmp_path / "mine.toml").write_text(
        'head = "alerts"\n[texts]\nharm = ["脸上起红疹"]\npraise = ["很好用"]\n', "utf-8"
    )
    table = confusion_table("rules alone", texts_by_kind([tmp_path]), None, NOON)
    assert [column._cells for column in table.columns[:2]] == [["harm", "praise"], ["1", ""]]


def test_a_head_takes_some_kinds_of_another_as_what_it_is_not(tmp_path):
    (tmp_path / "harm.toml").write_text('head = "post_harm"\n[texts]\nburn = ["一"]\n', "utf-8")
    (tmp_path / "alerts.toml").write_text('head = "alerts"\n[texts]\nharm = ["二"]\npraise = ["三"]\n', "utf-8")
    assert read_texts([tmp_path])["post_harm"] == {"burn": ["一"], "none": ["三"]}

"""A mistake in the folder is named with its file, its line and what to write, and stops the start."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import prompts

FOLDER = Path(prompts.__file__).parent
Spoil = Callable[[str, str, str], tuple[str, ...]]


def line_of(file: str, text: str) -> int:
    """Line in the unspoilt folder where a text begins."""
    whole = (FOLDER / file).read_text("utf-8")
    return whole[: whole.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "playbooks/safety.toml",
            "drafts_without_confirmation = true",
            "",
            "`drafts_without_confirmation` must be true or false",
        ),
        ("playbooks/safety.toml", "[forbidden]", "[forbiden]", "unknown key `forbiden`"),
        ("playbooks/genuine.toml", '"drafter", "customer_service"]', '"clerk"]', "does not know `clerk`"),
        ("playbooks/misuse.toml", 'role = "product_owner"', 'role = "boss"', "unknown role `boss`"),
        ("playbooks/privacy.toml", "hours = 3", 'hours = "soon"', "must be a whole number"),
        ("phrases/any.toml", "[update.zh-Hant]", "[update.zh-TW]", "unknown key `zh-TW`"),
        ("phrases/genuine.toml", "[resolution.zh-Hans]", "[result.zh-Hans]", "unknown key `result`"),
        ("kinds.toml", "shortest = 40", 'cleared_by = { legal = ["always"] }', "unknown key `cleared_by`"),
        ("people.toml", 'zh-Hans = "法务"', 'zh-Hans = ""', "`legal.zh-Hans` must be a text in quotes"),
        (
            "drills/glowskin.toml",
            'id_suffix = "000000002b51c9e4"',
            'id_suffix = "65f0a1b2000000002b51c9e4"',
            "must be 16 hex digits",
        ),
        (
            "drills/glowskin.toml",
            "posted_minutes = 1500",
            "posted_minutes = 1600",
            "nothing is reported before it is published",
        ),
        ("platform_words.toml", "[kuaishou]", "[quickhand]", "there is no platforms/quickhand.toml"),
    ],
)
def test_a_mistake_names_file_line_and_what_to_write(problems: Spoil, file: str, old: str, new: str, says: str) -> None:
    found = problems(file, old, new)
    mine = [p for p in found if says in p]
    assert len(mine) == 1
    assert mine[0].startswith(f"{file}:{line_of(file, old) if new else 1}: ")


def test_an_unknown_slot_in_a_phrase_names_its_own_line(problems: Spoil, library: prompts.Library) -> None:
    wrong = "看到你说${issu}，${feel}，真的对不起"
    line = line_of("phrases/safety.toml", "看到你说${issue}，${feel}，真的对不起")
    slots = ", ".join(sorted({*library.slots, *library.platform_words["default"].words}))
    assert problems("phrases/safety.toml", "看到你说${issue}，${feel}，真的对不起", wrong) == (
        f"phrases/safety.toml:{line}: there is no slot ${{issu}} here; write one of {slots}",
    )


def test_a_lone_dollar_sign_in_a_model_text_is_a_mistake(problems: Spoil) -> None:
    line = line_of("repair.md", "请输出改好的 JSON。")
    assert problems("repair.md", "请输出改好的 JSON。", "请输出 $5。") == (
        f"repair.md:{line}: a lone $; write ${{name}} for a slot or $$ for the sign itself",
    )


def test_words_from_outside_must_be_fenced(problems: Spoil) -> None:
    fenced = "<<<${boundary}\n【要回复的帖子】\n${post}\n【没有通过的输出】\n${previous}\n${boundary}>>>"
    (said,) = problems("repair.md", fenced, "${post}${previous}")
    assert said.startswith(
        f"repair.md:{line_of('repair.md', '# user') + 1}: words from outside must stand between two lines"
    )


def test_a_line_missing_in_one_language_is_a_mistake(problems: Spoil) -> None:
    file, line = "playbooks/misuse.toml", line_of("playbooks/misuse.toml", 'en = ["the disappointment first')
    old = '"approved usage alone, no effects promised", '
    assert problems(file, old, "") == (
        f"{file}:{line}: `strategy` has 4 lines in another language and 3 in en; write the rest",
    )


def test_a_file_that_is_no_toml_is_one_problem(problems: Spoil) -> None:
    (said,) = problems("playbooks/safety.toml", "drafts_without_confirmation = true", "drafts_without_confirmation = ")
    assert said.startswith(
        f"playbooks/safety.toml:{line_of('playbooks/safety.toml', 'drafts_without')}: not valid TOML: "
    )


def test_every_problem_is_listed_at_once(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py", "__pycache__")))
    (folder / "playbooks" / "misuse.toml").unlink()
    (folder / "house_rules.md").write_bytes("家规\n第二行".encode("gbk"))
    (folder / "phrases" / "trending.toml").write_text("[first_ack.zh-Hans]\n", "utf-8")
    with pytest.raises(prompts.PromptError) as error:
        prompts.load(folder)
    assert error.value.problems == (
        "playbooks/misuse.toml:1: the file is missing; README.md says what belongs in it",
        'phrases/trending.toml:1: `first_ack.zh-Hans` needs at least one wording: default = ["…"]',
        'phrases/trending.toml:1: `first_ack.zh-Hant` needs at least one wording: default = ["…"]',
        'phrases/trending.toml:1: `first_ack.en` needs at least one wording: default = ["…"]',
        "house_rules.md:1: not UTF-8 text; save the file with the encoding UTF-8",
    )


def test_a_file_saved_on_windows_reads_the_same(tmp_path: Path, library: prompts.Library) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py", "__pycache__")))
    (folder / "house_rules.md").write_bytes(b"\xef\xbb\xbf" + library.house_rules.replace("\n", "\r\n").encode())
    assert prompts.load(folder).house_rules == library.house_rules


def test_an_edit_makes_a_new_version(tmp_path: Path, library: prompts.Library) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py", "__pycache__")))
    same = prompts.load(folder).version
    with (folder / "house_rules.md").open("a", encoding="utf-8") as rules:
        rules.write("- 周末也一样。\n")
    assert (same == library.version, prompts.load(folder).version == library.version) == (True, False)

"""Every TOML file that people write is read in one way: a fault names the file, the key, and what to write there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.case_files import read_cases
from bot.config import rota
from bot.config.policy import PolicyFile
from bot.config.roster import Roster
from bot.incidents import brand_sheet, fact_file
from bot.incidents.readers.train import read_texts
from handlers.case.errors import InvalidFile

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
READERS = {
    "roster": lambda path: Roster(path, "Asia/Shanghai"),
    "policy": PolicyFile,
    "rota": lambda path: rota.sources(path.parent),
    "brands": brand_sheet.read_file,
    "facts": lambda path: fact_file.read_file(path, NOW),
    "cases": lambda path: list(read_cases([path])),
    "texts": lambda path: read_texts([path]),
}
FAULTS = [
    ("roster", "[person.mei]\nname = 5", "[person.mei] name: write the name colleagues know them by, in quotes"),
    ("policy", "[brand.Glow]\nvertical = 5", "[brand.Glow] vertical: write one of"),
    ("policy", "[promise.boss]\nyuan = 5", "[promise.boss]: no such role; there are"),
    ("rota", "approver = 5", "approver: write a calendar's file or https address"),
    ("rota", 'boss = "duty.ics"', "boss: not known; there are"),
    ("brands", "", "no brands; write"),
    ("brands", "brand = 5", "brand: write tables such as [brand.<name>]"),
    ("brands", "[brand.Glow]\nnames = 5", "[brand.Glow] names: write a list of words"),
    ("brands", '[brand.Glow]\nnames = ["小光", 5]', "[brand.Glow] names: write a list of words"),
    ("brands", '[brand.Glow]\nname = ["小光"]', "[brand.Glow] name: no such field; there are"),
    ("brands", '[brand.Glow.products]\n"精华" = "serum"', "[brand.Glow] products: write for each product a list"),
    ("facts", "[[fact]]\ntext = 5", "[[fact]] 1 text: write what is so, in quotes"),
    ("facts", '[[fact]]\ntext = "x"\n[[fact]]\nexpire = 2027-01-01', "[[fact]] 2 expire: no such field; there are"),
    ("facts", "fact = 5", "fact: write tables such as [[fact]]"),
    ("facts", "[[facts]]", "facts: there are [[fact]]"),
    ("cases", "case = 5", "case: write tables such as [[case]]"),
    ("cases", "given = 5", "given: write [given] once"),
    ("cases", "[[case]]\npost = 5", "[[case]] 1 post: write a text, in quotes"),
    ("cases", '[[case]]\nseverity = "L9"', "[[case]] 1 severity: write one of L0, L1, L2, L3"),
    (
        "cases",
        "[given]\nposting_at = 2026-11-18T14:00:00\n[[case]]",
        "[[case]] 1 posting_at: write a time with its offset",
    ),
    ("texts", '[texts]\nharm = ["一"]', "head: write the name of the head"),
    ("texts", 'head = "alerts"\n[texts]\nharm = "一"', "texts.harm: write for each kind a list of texts"),
    ("texts", "[[text", "not valid TOML"),
]


@pytest.mark.parametrize(("kind", "text", "told"), FAULTS)
def test_a_fault_names_the_file_the_key_and_what_to_write(tmp_path: Path, kind: str, text: str, told: str) -> None:
    file = tmp_path / f"{kind}.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(InvalidFile) as refused:
        READERS[kind](file)

    assert (f"{kind}.toml" in str(refused.value), told in str(refused.value)) == (True, True), str(refused.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "brands.toml"
    file.write_text('[brand.Glow]\nnames = 5\n[brand.Luna]\nname = ["露娜"]\n', "utf-8")

    with pytest.raises(InvalidFile) as refused:
        brand_sheet.read_file(file)

    assert [line.partition(":")[0] for line in str(refused.value).splitlines()[1:]] == [
        "[brand.Glow] names",
        "[brand.Luna] name",
    ]


@pytest.mark.parametrize("kind", READERS)
def test_a_file_in_another_encoding_is_named_with_the_repair(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"{kind}.toml"
    file.write_bytes("# 品牌".encode("gb18030"))

    with pytest.raises(InvalidFile, match=rf"{kind}\.toml: save it as UTF-8"):
        READERS[kind](file)


def test_a_day_may_be_written_with_or_without_quotes(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    fact = '[[fact]]\ntext = "产地广州"\ndocument = "备案凭证"\ndate = {}\n'
    file.write_text(fact.format("2026-03-01") + fact.format('"2026/03/01"'), "utf-8")

    assert [line.dated for line in fact_file.read_file(file, NOW)] == ["2026-03-01", "2026-03-01"]

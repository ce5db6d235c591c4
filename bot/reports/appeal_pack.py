"""The papers of an appeal for one reader: a letter as PDF and text, the evidence, a manifest, and all of it as a zip
(R131, R133, R134, R141).

Fact, rule and evidence, no word that judges. Personal data in texts is hidden from every reader but counsel; names of
our own people are left out.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.i18n import Locale
from bot.incidents.incidents import Incidents
from bot.reports.atomic_dir import MANIFEST, atomic_directory, sha256_of
from bot.reports.pdf import Section, as_pdf, as_text
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.evidence import EvidenceItem
from handlers.case.removal import Appeal
from handlers.removal.pack import ENCLOSED_NOWHERE, TO_AUTHORITY, TO_LEGAL, checklist
from handlers.removal.rules import evidence_on_file
from handlers.text.redaction import redact

TOKEN = re.compile("⟦[^⟧]*⟧")  # what redaction puts in place of personal data
LETTER, ZIP = "letter", "all-papers.zip"


def write_appeal_pack(
    incidents: Incidents, file: CaseFile, appeal: Appeal, channel: str, reporter: str, folder: Path, now: datetime
) -> tuple[str, ...]:
    """Write the papers below `folder`, whole or not at all; return the names of the files below it.

    They are in simplified Chinese, as platforms and 12377 read it. `now` is UTC, shown in the team's zone.
    """
    locale = Locale("zh-Hans", {}, incidents.policy.zone)
    title, sections = letter(file, appeal, channel, reporter, locale, now)
    name = f"PACK-{file.number}-{appeal.id}-{channel}"
    with atomic_directory(folder, name) as directory:
        (directory / f"{LETTER}.pdf").write_bytes(as_pdf(title, sections, locale.language))
        (directory / f"{LETTER}.txt").write_text(as_text(title, sections), encoding="utf-8")
        _zip(directory, _enclosed(file, appeal, channel), folder.parent)
    return tuple(f"{name}/{part}" for part in (f"{LETTER}.pdf", f"{LETTER}.txt", ZIP, MANIFEST))


def letter(
    file: CaseFile, appeal: Appeal, channel: str, reporter: str, locale: Locale, now: datetime
) -> tuple[str, tuple[Section, ...]]:
    """Return title and sections of the letter for one reader."""
    word, hide = locale.word, channel != TO_LEGAL
    details = {name: word(f"field.{name}") + "：" + value for name, value in appeal.details.items()}
    texts = {"fact": appeal.fact, "clause": appeal.clause, "said": appeal.said, **details}
    shown = _hidden(texts, locale) if hide else texts
    sections = [
        Section(word("pack.content"), (word("pack.place", platform=file.post.platform), *_links(file, appeal))),
        Section(
            word("pack.ground"), (word(f"ground.{appeal.ground}"), shown["clause"] or word(f"clause.{appeal.ground}"))
        ),
        Section(word("pack.fact"), (shown["fact"], *(shown[name] for name in details))),
        Section(word("pack.words"), (shown["said"],)),
        Section(word("pack.evidence"), tuple(_evidence_line(item, channel, locale) for item in _used(file, appeal))),
    ]
    if channel == "email":
        ticks = (f"{'☑' if there else '☐'} {word(f'proof_kind.{name}')}" for name, there in checklist(file, appeal))
        sections.append(Section(word("pack.enclosures"), tuple(ticks)))
    if channel == TO_AUTHORITY:
        sections.append(Section(word("pack.reporter"), (reporter, word("pack.truth"), word("pack.once"))))
    sections.append(Section(word("pack.note"), (word("pack.as_of", at=now), word("pack.no_advice"))))
    return word("pack.title", brand=file.brand or "—", report_channel=channel, number=file.number, id=appeal.id), tuple(
        sections
    )


def _hidden(texts: Mapping[str, str], locale: Locale) -> dict[str, str]:
    """Return the texts without personal data: a word stands where it was."""
    redacted = redact(texts, ())
    word = locale.word("pack.hidden")
    return {name: TOKEN.sub(word, text) for name, text in redacted.texts.items()}


def _links(file: CaseFile, appeal: Appeal) -> tuple[str, ...]:
    return tuple(link for link in (file.post.url or file.post.native_id or "", *appeal.others) if link)


def _used(file: CaseFile, appeal: Appeal) -> tuple[EvidenceItem, ...]:
    return tuple(item for item in evidence_on_file(file) if item.id in appeal.evidence)


def _evidence_line(item: EvidenceItem, channel: str, locale: Locale) -> str:
    """One line of the list: kind, what it is, when it was handed in, its hash. A health paper's words stay here."""
    private = item.kind in ENCLOSED_NOWHERE and channel != TO_LEGAL
    note = "" if private else _hidden({"note": item.note}, locale)["note"]
    said = msg("pack.item", id=item.id, proof_kind=item.kind, note=note, at=item.at, sha256=item.sha256)
    return locale.text(said)


def _enclosed(file: CaseFile, appeal: Appeal, channel: str) -> tuple[EvidenceItem, ...]:
    """Files that go along: of the evidence used, without a person's health papers except for counsel."""
    files = (item for item in _used(file, appeal) if item.name)
    return tuple(item for item in files if channel == TO_LEGAL or item.kind not in ENCLOSED_NOWHERE)


def _zip(directory: Path, items: tuple[EvidenceItem, ...], data: Path) -> None:
    """Put the letter, the evidence and a manifest as `sha256sum --check` reads it into one file."""
    root = data.resolve()
    parts = {part.name: part for part in sorted(directory.iterdir())}
    for item in items:
        path = (root / item.name).resolve()
        if path.is_relative_to(root) and path.is_file():
            parts[f"evidence/{item.id}-{item.kind}{path.suffix}"] = path
    listed = "".join(f"{sha256_of(path)}  {name}\n" for name, path in parts.items())
    with zipfile.ZipFile(directory / ZIP, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in parts.items():
            archive.write(path, name)
        archive.writestr(MANIFEST, listed)

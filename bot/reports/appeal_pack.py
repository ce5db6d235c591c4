"""The papers of an appeal for one reader: a letter as PDF, text and mail, evidence, a manifest, and all of it as a zip
(R131, R133, R134, R141).

Fact, rule and evidence, no word that judges. Personal data in texts is hidden from every reader but counsel; names of
our own people are left out.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.i18n import Locale
from bot.incidents.evidence import EvidenceStore
from bot.incidents.incidents import Incidents
from bot.reports.atomic_dir import MANIFEST, atomic_directory
from bot.reports.evidence_bundle import evidence_parts, write_zip
from bot.reports.letter_mail import as_mail
from bot.reports.pdf import Section, as_pdf, as_text
from handlers.case.card import Arg, LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.evidence import EvidenceItem
from handlers.case.removal import Appeal
from handlers.removal.pack import ENCLOSED_NOWHERE, TO_AUTHORITY, TO_LEGAL, PackRequest, checklist, enclosed
from handlers.removal.rules import COMMENT_LINK, POST, SHOWN_IN, evidence_on_file
from handlers.text.redaction import redact

TOKEN = re.compile("⟦[^⟧]*⟧")  # what redaction puts in place of personal data
LETTER, ZIP = "letter", "all-papers.zip"
INTERNAL = ("-manifest.json", ".tsr")  # of a piece, with what only we and counsel need


def write_appeal_pack(
    incidents: Incidents,
    file: CaseFile,
    appeal: Appeal,
    asked: PackRequest,
    folder: Path,
    evidence: EvidenceStore,
    now: datetime,
) -> tuple[str, ...]:
    """Write the papers below `folder`, whole or not at all; return the names of the files below it.

    They are in simplified Chinese, as platforms and 12377 read it. `now` is UTC, shown in the team's zone.
    """
    locale, channel = Locale("zh-Hans", {}, incidents.policy.zone), asked.channel
    title, sections = letter(file, appeal, asked, locale, now)
    name = f"PACK-{file.number}-{appeal.id}-{channel}"
    with incidents.database.read_transaction() as connection:
        parts = evidence_parts(connection, evidence, file.number, enclosed(file, appeal, asked))
    if channel != TO_LEGAL:  # a manifest names our own people and how a file was called
        parts = {part: content for part, content in parts.items() if not part.endswith(INTERNAL)}
    text, pdf = as_text(title, sections), as_pdf(title, sections, locale.language)
    letters: dict[str, Path | bytes] = {f"{LETTER}.pdf": pdf, f"{LETTER}.txt": text.encode()}
    if channel == "email":
        subject = locale.word("pack.subject", brand=file.brand or "—", platform=file.post.platform)
        letters[f"{LETTER}.eml"] = as_mail(subject, text, {f"{LETTER}.pdf": pdf, **parts})
    with atomic_directory(folder, name) as directory:
        for part, content in letters.items():
            (directory / part).write_bytes(content if isinstance(content, bytes) else content.read_bytes())
        write_zip(directory / ZIP, {**letters, **parts})
    return tuple(f"{name}/{part}" for part in (*letters, ZIP, MANIFEST))


def letter(
    file: CaseFile, appeal: Appeal, asked: PackRequest, locale: Locale, now: datetime
) -> tuple[str, tuple[Section, ...]]:
    """Return title and sections of the letter for one reader."""
    word, channel = locale.word, asked.channel
    own, typed = _own_and_typed(appeal)
    unprinted = (COMMENT_LINK, SHOWN_IN, *(("quote",) if typed else ()))
    given = {name: value for name, value in appeal.details.items() if name not in unprinted}
    details = {name: word(f"field.{name}") + "：" + value for name, value in given.items()}
    texts = {"fact": appeal.fact, "clause": appeal.clause, "said": own, "typed": typed, **details}
    shown = _hidden(texts, locale) if channel != TO_LEGAL else texts
    there = enclosed(file, appeal, asked)
    sections = [
        Section(word("pack.content"), (word("pack.place", platform=file.post.platform), *_links(file, appeal))),
        Section(
            word("pack.ground"), (word(f"ground.{appeal.ground}"), shown["clause"] or word(f"clause.{appeal.ground}"))
        ),
        Section(word("pack.fact"), (shown["fact"], *(shown[name] for name in details))),
        *((Section(word("pack.words"), (shown["said"],)),) if own else ()),
        *((Section(locale.text(_shown_title(appeal)), (shown["typed"],)),) if typed else ()),
        Section(
            word("pack.evidence"),
            tuple(_evidence_line(item, channel, item in there, locale) for item in _used(file, appeal)),
        ),
    ]
    if channel == "email":
        ticks = (
            f"{'☑' if there else '☐'} {word(f'proof_kind.{name}')}" for name, there in checklist(file, appeal, asked)
        )
        sections.append(Section(word("pack.enclosures"), tuple(ticks)))
    if channel == TO_AUTHORITY:
        sections.append(Section(word("pack.reporter"), (asked.reporter, word("pack.truth"), word("pack.once"))))
    sections.append(Section(word("pack.note"), (word("pack.as_of", at=now), word("pack.no_advice"))))
    return word("pack.title", brand=file.brand or "—", report_channel=channel, number=file.number, id=appeal.id), tuple(
        sections
    )


def _own_and_typed(appeal: Appeal) -> tuple[str, str]:
    """The post's own words, and those that only evidence shows: a comment's, or a quote the desk did not read."""
    if not appeal.details.get(SHOWN_IN):
        return appeal.said, ""
    typed = appeal.details.get("quote", "") if appeal.content == POST else appeal.said
    return appeal.said.removesuffix(typed).strip(), typed


def _shown_title(appeal: Appeal) -> LocalizedText:
    return msg("pack.words_shown", items=appeal.details[SHOWN_IN])


def _hidden(texts: Mapping[str, str], locale: Locale) -> dict[str, str]:
    """Return the texts without personal data: a word stands where it was."""
    redacted = redact(texts, ())
    word = locale.word("pack.hidden")
    return {name: TOKEN.sub(word, text) for name, text in redacted.texts.items()}


def _links(file: CaseFile, appeal: Appeal) -> tuple[str, ...]:
    """The exact addresses: of the post, of a comment, of copies."""
    own = file.post.url or file.post.native_id or ""
    return tuple(link for link in (own, appeal.details.get(COMMENT_LINK, ""), *appeal.others) if link)


def _used(file: CaseFile, appeal: Appeal) -> tuple[EvidenceItem, ...]:
    return tuple(item for item in evidence_on_file(file) if item.id in appeal.evidence)


def _evidence_line(item: EvidenceItem, channel: str, there: bool, locale: Locale) -> str:
    """One line of the list: kind, what it is, when it was handed in, its hash, and whether it goes along. A health
    paper's words stay here."""
    private = item.kind in ENCLOSED_NOWHERE and channel != TO_LEGAL
    note = "" if private else _hidden({"note": item.note}, locale)["note"]
    said: dict[str, Arg] = {"note": note, "at": item.at, "sha256": item.sha256, "receipt": item.receipt}
    said["enclosed"] = msg("pack.enclosed" if there else "pack.not_enclosed")
    return locale.text(msg("pack.item", id=item.id, proof_kind=item.kind, **said))

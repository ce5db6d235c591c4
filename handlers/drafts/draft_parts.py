"""What a card shows of one version: the exact words, what the checks say of them, what changed, where they are from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.case.card import Difference, Highlight, Link, LocalizedText, Part, Quote, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, Finding
from handlers.case.once import once
from handlers.drafts.second_reading import reader_name, reading_rows
from handlers.drafts.translation import translation_parts
from handlers.text.difference import SAME, changes_between

SENT_SHOWN = 1200  # code points on the card; the whole stands in the export
MIN_SHARED = 0.3  # of the words: what shares less is another text, and a list of changes explains nothing


@once
def parts_in_case(file: CaseFile, draft: Draft) -> tuple[Part, ...]:
    """The parts of a draft, with what changed since the version before: the same for each of its readers."""
    rest = _about_words(draft, version_difference(file, draft))
    return (target_part(file, draft), words_part(draft), *post_link(file), *rest)


def draft_parts(draft: Draft) -> tuple[Part, ...]:
    """Target, exact words, findings, promises, author and hash."""
    return (Quote(draft.target, msg("card.target")), words_part(draft), *_about_words(draft))


def _about_words(draft: Draft, changed: Sequence[Part] = ()) -> list[Part]:
    """Who wrote them, what changed in them, what the checks and readers found, what is promised."""
    parts: list[Part] = [Row(msg("card.written_by"), _author(draft)), *changed]
    parts += [Row(msg("card.model_why"), msg("plain.text", text=draft.why))] if draft.why else []
    parts += [Row(msg("card.model_missing"), msg("plain.text", text=one)) for one in draft.missing]
    parts += _alternatives(draft)
    parts += [Quote(draft.sent[:SENT_SHOWN], msg("card.sent_to_model", length=len(draft.sent)))] if draft.sent else []
    parts += translation_parts(draft)
    counted = Counter(replace(f, start=0, end=0) for f in draft.findings)
    parts += [finding_row(finding, times) for finding, times in counted.items()]
    parts += reading_rows(draft)
    parts += [
        Row(msg("card.planned_promise"), msg("card.planned_promise_is", text=p.text, due=p.due, amount=p.amount))
        for p in draft.promises
    ]
    return parts


def target_part(file: CaseFile, draft: Draft) -> Part:
    """What is answered, in words: author, platform and first words of the post.

    The fingerprint covers the line as it is stored, with the post's id.
    """
    if draft.recipient:
        return Quote(draft.target, msg("card.target"))
    author, _, rest = draft.target.partition(" · ")
    name, words = author.removeprefix("?"), rest.rpartition(" · ")[0]
    return Row(msg("card.target"), msg("card.target_is", name=name, platform=file.post.platform, text=words))


def post_link(file: CaseFile) -> tuple[Link, ...]:
    """The post's address, where it has one."""
    return (Link(file.post.url, msg("card.open_post")),) if file.post.url else ()


def words_part(draft: Draft) -> Quote:
    """The exact words, with what the checks found in them."""
    highlights = tuple(Highlight(f.start, f.end, f.rule, f.level) for f in draft.findings if f.end > f.start)
    return Quote(draft.text, msg("card.exact_text", length=len(draft.text)), highlights)


def _alternatives(draft: Draft) -> Iterator[Part]:
    """Each further version with what the gate finds in it and the model's reason, to compare them."""
    for n, text in enumerate(draft.others, 1):
        about = draft.alternatives[n - 1] if n <= len(draft.alternatives) else None
        found = about.findings if about else ()
        marks = tuple(Highlight(f.start, f.end, f.rule, f.level) for f in found if f.end > f.start)
        yield Quote(text, msg("card.other_version", n=n), marks)
        if about and about.why:
            yield Row(msg("card.other_why", n=n), msg("plain.text", text=about.why))
        for finding, times in Counter(replace(f, start=0, end=0) for f in found).items():
            yield Row(msg("card.other_finding", n=n, level=finding.level), _said(finding, times))
        if about and not found:
            yield Row(msg("card.other_clean", n=n), msg("card.nothing_found"))


def finding_row(found: Finding, times: int) -> Row:
    """Return the row of a finding that was made so many times."""
    return Row(msg("card.finding", level=found.level), _said(found, times))


def _said(found: Finding, times: int) -> LocalizedText:
    detail = reader_name(found.detail)
    return msg("card.finding_is", rule=found.rule, text=found.text[:60], detail=detail, times=times)


def _author(draft: Draft) -> LocalizedText:
    author: LocalizedText = msg("author.phrases") if draft.author == "phrases" else msg("author.by", by=draft.author)
    return msg(
        "card.written",
        author=author,
        at=draft.at,
        hash=draft.hash[:8],
        note=msg(f"note.{draft.note}") if draft.note else None,
    )


def version_difference(file: CaseFile, draft: Draft) -> list[Part]:
    """What changed since the version before of the same kind and recipient; nothing where it is another text."""
    before = next((d for d in reversed(file.drafts) if d.key == draft.key and d.version < draft.version), None)
    return _difference(before.text, draft.text, msg("card.changed_from", version=before.version)) if before else []


def posted_difference(file: CaseFile, draft: Draft) -> list[Part]:
    """What was changed between the approval and the posting."""
    posted = next((r for r in reversed(file.replies) if r.version == draft.version and r.difference), None)
    return _difference(draft.text, posted.text, msg("card.changed_when_posted"), 0) if posted else []


def _difference(before: str, after: str, label: LocalizedText, shared: float = MIN_SHARED) -> list[Part]:
    if not before or not after or before == after:
        return []
    changes = changes_between(before, after)
    stayed = sum(len(run.text) for run in changes if run.kind == SAME)
    return [Difference(label, changes)] if stayed >= shared * min(len(before), len(after)) else []

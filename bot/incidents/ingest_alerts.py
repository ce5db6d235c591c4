"""Alerts that arrive: each opens an incident or joins the one that knows its post; many in one transaction."""

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, replace

from sqlalchemy.exc import IntegrityError

from bot.config.policy import TeamPolicy
from bot.incidents.alert_batch import Batch, IncomingAlert, load_with_survivors, outcome_of, with_regrade
from bot.incidents.decision_writer import DecisionWriter, PendingWrite
from bot.incidents.known_posts import PostNames, every_name
from bot.incidents.readers.local import LocalReader
from bot.incidents.team import TeamDirectory
from bot.incidents.triage_context import (
    alert_from_case,
    build_triage_context,
    find_near_duplicates,
    minhash_of,
    open_on_product,
    other_harm_incidents,
    with_real_time,
)
from bot.ingest.schema import IngestResult
from handlers.alerts import actions as alerts
from handlers.alerts.comments import is_comment_on, is_post_of, on_comment, on_post_of_comments
from handlers.alerts.events import Learned
from handlers.alerts.merge import merge_post
from handlers.alerts.merging import on_merged_alert
from handlers.alerts.second_reading import may_ask_reader
from handlers.case.captures import merged_at
from handlers.case.case_file import CaseFile
from handlers.case.decision import AskModel, FollowUp, ReadAgain
from handlers.case.event import EventMeta
from handlers.posts.post import Alert
from handlers.triage import Triage, triage
from handlers.triage.brands import identify
from storage import alert_sources, idempotency
from storage.database import Database
from storage.incidents import brand_sheets, cases, posts
from storage.incidents.cases import CorruptCaseFile, StoredCase


class AlertIngestor:
    """`ingest` is all or nothing; only an alert about a damaged case file has that error as its own result."""

    def __init__(
        self,
        database: Database,
        people: TeamDirectory,
        decision_writer: DecisionWriter,
        team_policy: Callable[[], TeamPolicy],
        playbook: str,
        reader: LocalReader,
        asks_model: bool = False,
    ) -> None:
        self.reader, self.asks_model = reader, asks_model
        self.database, self.people, self.decision_writer, self.team_policy, self.playbook = (
            database,
            people,
            decision_writer,
            team_policy,
            playbook,
        )

    def ingest(self, alerts_in: Sequence[IncomingAlert]) -> list[IngestResult | Exception]:
        """Take the alerts in, in their order."""
        try:
            return self._ingest_all(alerts_in)
        except IntegrityError:  # another process opened one of these posts at this very moment; now it is known
            return self._ingest_all(alerts_in)

    def _ingest_all(self, alerts_in: Sequence[IncomingAlert]) -> list[IngestResult | Exception]:
        names = [PostNames.of(incoming.alert, incoming.drill) for incoming in alerts_in]
        with self.database.transaction() as connection:
            known = posts.find_by_keys(connection, every_name(names))
            files = load_with_survivors(connection, set(known.values()))
            answers = idempotency.find_answers(
                connection, [incoming.idempotency_key for incoming in alerts_in if incoming.idempotency_key]
            )
            sheets = brand_sheets.sheets(connection)
            now = Batch(connection, self.people.team(connection), sheets, known, files, answers)
            results = [self._ingest_one(incoming, its, now) for incoming, its in zip(alerts_in, names, strict=True)]
            self._write(now)
            alert_sources.count(connection, now.figures, alerts_in[-1].alert.seen_at)
            idempotency.save_many(connection, now.new_answers, alerts_in[-1].alert.seen_at)
        return results

    def _write(self, now: Batch) -> None:
        self._save(now)
        self.decision_writer.enqueue(now.connection, [*now.opened, *now.joined], now.team)
        posts.save_keys(now.connection, now.new_keys)
        posts.move_keys(now.connection, now.moved_keys)
        posts.add_captures(now.connection, now.captures)

    def _save(self, now: Batch) -> None:
        self.decision_writer.save(now.connection, now.unsaved)
        now.unsaved.clear()

    def _ingest_one(self, incoming: IncomingAlert, names: PostNames, now: Batch) -> IngestResult | Exception:
        if earlier := now.earlier_answer(incoming):
            return earlier
        number = names.incident(now.known_keys, now.files)
        if number and number == incoming.apart_from:
            number = None
        if number is not None and isinstance(now.files[number], CorruptCaseFile):
            return CorruptCaseFile(number)
        entry = self._open(incoming, now) if number is None else self._join(incoming.alert, number, now)
        file, new = entry.stored.file, number is None
        now.files[file.number] = entry.stored
        outcome = outcome_of(file, new)
        now.count_source(incoming, outcome)
        about_post = not is_comment_on(file, incoming.alert)
        if entry.rows and about_post and incoming.alert.counts.any_known():
            now.captures.append((file.number, alerts.capture_of(incoming.alert)))
        names_kept = names.to_remember(new)
        apart = {name: file.number for name in names_kept if now.known_keys.get(name) == (incoming.apart_from or -1)}
        fresh = {name: file.number for name in names_kept if name not in now.known_keys}
        now.known_keys |= {**fresh, **apart}
        now.new_keys |= fresh
        now.moved_keys |= apart
        result = IngestResult(self._tell_survivor(entry, incoming.alert, now), outcome)
        if key := incoming.idempotency_key:
            now.answers[key] = now.new_answers[key] = json.dumps(astuple(result))
        return result

    def _join(self, alert: Alert, number: int, now: Batch) -> PendingWrite:
        """The alert joins a known incident; without lines when it says nothing that was not known."""
        stored = now.files[number]
        assert isinstance(stored, StoredCase)
        file = stored.file
        comments = is_comment_on(file, alert)
        apart = comments or is_post_of(file, alert.post)
        counts = alert.counts if apart else merged_at(file.captures, alerts.capture_of(alert))
        post = alert.post if apart else merge_post(file.post, alert.post)
        brand = alert.brand or (file.brand if comments else "")
        whole = identify(replace(alert, post=post, counts=counts, brand=brand), now.sheets)
        alert = replace(alert, brand=whole.brand, product=whole.product, watch_terms=whole.watch_terms)
        seen = self._triaged(whole, file, now)
        receive = on_comment if comments else on_post_of_comments if apart else alerts.on_repeat_alert
        decision = receive(file, alert, seen, now.team, self.decision_writer.policy)
        entry = with_regrade(self.decision_writer.prepare(stored, decision, EventMeta(alert.seen_at)))
        if any(row["kind"] == Learned.code for row in entry.rows):
            entry = self._with_reading(entry)
        now.joined.append(entry)
        now.unsaved.append(entry)
        if len(entry.rows) > 1:  # more than its numbers, a grade perhaps, by which the next alert is judged
            self._save(now)
        return entry

    def _triaged(self, whole: Alert, file: CaseFile, now: Batch) -> Triage:
        policy, siblings = self.team_policy(), other_harm_incidents(now.connection, file, whole.seen_at)
        context = build_triage_context(now.connection, file, whole.seen_at, siblings, policy)
        return triage(with_real_time(whole, file.drill), context, policy.thresholds)

    def _tell_survivor(self, own: PendingWrite, alert: Alert, now: Batch) -> int:
        """Tell the incident that goes on in a merged one's place; the number that people know it by now."""
        file = own.stored.file
        lead = now.survivor(file)
        if lead is None:
            return file.number
        if own.rows:
            whole = replace(alert_from_case(file, alert.seen_at), seen_at=alert.seen_at)
            seen, response = self._triaged(whole, file, now), self.decision_writer.policy
            decision = on_merged_alert(lead.file, file.number, alert, seen, now.team, response)
            entry = self.decision_writer.prepare(lead, decision, EventMeta(alert.seen_at))
            now.files[lead.file.number] = entry.stored
            now.joined.append(entry)
            now.unsaved.append(entry)
            self._save(now)
        return lead.file.number

    def _open(self, incoming: IncomingAlert, now: Batch) -> PendingWrite:
        """A new incident. Saved at once: the next alert of the batch may be on the same product or copy its text."""
        drill, policy = incoming.drill, self.team_policy()
        alert = identify(incoming.alert, now.sheets)
        file = alerts.new_case(cases.add(now.connection), alert, self.playbook, drill)
        bands = minhash_of(alert) if not drill else ()
        alike, copies = find_near_duplicates(now.connection, alert, bands)
        siblings = other_harm_incidents(now.connection, file, alert.seen_at)
        context = build_triage_context(now.connection, file, alert.seen_at, siblings, policy, alike)
        seen = triage(with_real_time(alert, drill), context, policy.thresholds)
        on_product = open_on_product(now.connection, file, alert.seen_at, policy.thresholds.open_incidents)
        response = self.decision_writer.policy
        decision = alerts.on_first_alert(file, alert, seen, now.team, response, alike, siblings, on_product, copies)
        entry = self.decision_writer.prepare(StoredCase(file), decision, EventMeta(alert.seen_at))
        entry = self._with_reading(entry)
        # On PostgreSQL another process may open one on the same product now, and neither sees the other's.
        now.opened.append(entry := entry if self.database.sqlite else with_regrade(entry))
        self.decision_writer.save(now.connection, [entry])
        posts.save_minhash(now.connection, file.number, bands, alert.seen_at)
        return entry

    def _with_reading(self, entry: PendingWrite) -> PendingWrite:
        """Ask the readers beside the rules, after the commit, about what the rules do not take for harm."""
        file = entry.stored.file
        asked: list[FollowUp] = [ReadAgain(file.number)] if self.reader.may_read else []
        asked += [AskModel(file.number)] if self.asks_model else []
        return replace(entry, follow_ups=(*entry.follow_ups, *asked)) if may_ask_reader(file) else entry

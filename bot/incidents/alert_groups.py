"""Many alerts of one request or file: a few in each commit, so that clicks and other requests have their turn."""

from collections.abc import Sequence

from bot.incidents.alert_batch import IncomingAlert
from bot.incidents.group_commit import GroupCommit
from bot.ingest.schema import IngestResult
from bot.ops import metrics
from handlers.posts.post import Alert
from storage.incidents.cases import CorruptCaseFile

MAX_ALERTS_PER_COMMIT = 16  # of one commit: a click waits for no more than these


def ingest_in_groups(
    commits: GroupCommit[IncomingAlert, IngestResult], keyed: Sequence[tuple[Alert, str]]
) -> list[IngestResult | CorruptCaseFile]:
    """The results of alerts, each under its idempotency key, in their order, once all are committed.

    One about a damaged case file has that error in its place. Any other error is raised; what was committed before it
    is found again under its keys.
    """
    results = list[IngestResult | CorruptCaseFile]()
    for start in range(0, len(keyed), MAX_ALERTS_PER_COMMIT):
        group = keyed[start : start + MAX_ALERTS_PER_COMMIT]
        for received in commits.do_all([IncomingAlert(alert, idempotency_key=key) for alert, key in group]):
            if isinstance(received, IngestResult):
                count_alert(received)
            elif not isinstance(received, CorruptCaseFile):
                raise received
            results.append(received)
    return results


def count_alert(received: IngestResult) -> None:
    """Count it in the metrics."""
    metrics.ALERTS.labels("opened" if received.new else "joined").inc()

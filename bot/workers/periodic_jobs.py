"""What recurs for the whole desk, in the order in which the scheduler looks at it."""

from collections.abc import Callable
from datetime import datetime

from bot.config.settings import Settings
from bot.incidents.alert_sources import AlertSources
from bot.incidents.incidents import Incidents
from bot.incidents.team import TeamDirectory
from bot.ops.signing_key import open_key
from bot.workers.absences import Absences
from bot.workers.agreed_requests import AgreedRequests
from bot.workers.anchors import Anchors
from bot.workers.digest import Digest
from bot.workers.figures_report import FiguresReport
from bot.workers.head_timestamps import HeadTimestamps
from bot.workers.mail_intake import MailIntake
from bot.workers.numbers_reminder import NumbersReminder
from bot.workers.reach_tests import ReachTests
from bot.workers.reconcile import Reconciler, heartbeat
from bot.workers.retention import Retention
from bot.workers.rotas import Rotas
from bot.workers.unread import UnreadReminder

PeriodicJob = Callable[[datetime], int]


def periodic_jobs(
    incidents: Incidents,
    people: TeamDirectory,
    settings: Settings,
    retention: Retention,
    sources: AlertSources,
) -> tuple[PeriodicJob, ...]:
    """Each is called every few seconds with the time (UTC) and knows itself whether it is due."""
    return (
        Digest(incidents, settings).send_due,
        Reconciler(incidents, heartbeat(settings.heartbeat_url.get_secret_value())).reconcile_due,
        retention.purge_due,
        AgreedRequests(incidents, retention).carry_out_due,
        Anchors(incidents, open_key(settings.key_file), settings.data_dir).sign_due,
        HeadTimestamps(incidents, settings.authorities).ask_due,
        UnreadReminder(incidents).ask_due,
        NumbersReminder(incidents).ask_due,
        Rotas(people, settings).read_due,
        Absences(incidents).cover_due,
        ReachTests(incidents, settings).send_due,
        MailIntake(sources, settings).look_due,
        FiguresReport(incidents).send_due,
    )

"""What `python -m bot doctor` tries of the ways in which alerts come: the mailbox, and the sources of sources.toml."""

from collections.abc import Iterator

from bot.chat.endpoints import Check
from bot.config.secret_files import BadSecretFile
from bot.config.settings import Settings
from bot.config.source_tokens import MIN_LENGTH, SourceTokens, given_settings, setting_of
from bot.ingest.mailbox import FAILURES, open_mailbox
from bot.ingest.sources import read_sources
from handlers.case.errors import InvalidFile

TRY_THESE = (
    "correct IMAP_HOST, IMAP_PORT, IMAP_SECURITY, IMAP_USER, IMAP_PASSWORD and IMAP_FOLDER;"
    " see whether this machine reaches it"
)


def check_intake(settings: Settings) -> Iterator[Check]:
    """Log in to the mailbox without changing it; read sources.toml and the tokens that it names."""
    yield _check_mailbox(settings)
    try:
        sources = read_sources(settings.data_dir)
    except (InvalidFile, OSError) as error:
        yield Check("sources", False, str(error), "correct sources.toml in the data folder")
        return
    tokens, given = SourceTokens(settings.data_dir, given_settings()), given_settings()
    for source in sources.values():
        setting = source.token or setting_of(source.name)
        try:
            lacking = setting.lower() in given and not tokens.find(source.name, source.token)
        except BadSecretFile as error:
            yield Check(f"source {source.name}", False, str(error), "let the file hold the token")
            continue
        if lacking:
            yield Check(f"source {source.name}", False, f"{setting} is too short", f"{MIN_LENGTH} characters or more")
    yield Check("sources", True, f"{len(sources)} in sources.toml" if sources else "no sources.toml, known tools only")


def _check_mailbox(settings: Settings) -> Check:
    if not settings.reads_mail:
        return Check("mailbox", True, "none (no IMAP_HOST)")
    try:
        with open_mailbox(settings, readonly=True) as box:
            return Check("mailbox", True, f"{len(box.unseen())} mails wait in {settings.imap_folder}")
    except FAILURES as error:
        return Check("mailbox", False, f"{type(error).__name__}: {error}"[:300], TRY_THESE)

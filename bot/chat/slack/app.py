"""Bolt with our listeners: each request is acknowledged when what it asked for is committed."""

import re

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.chat.slack.api import SDK_LOG
from bot.chat.slack.context import SlackContext
from bot.chat.slack.http import error_response
from bot.chat.slack.inbound import buttons, events, evidence_files, modal_submit, shortcut, slash_command
from bot.chat.slack.settings import Settings
from bot.chat.slack.workspace_guard import reject_external


def bolt_app(settings: Settings, slack: SlackContext) -> App:
    """Bolt with every listener. Bolt asks Slack nothing by itself: a call before the ack loses clicks in a storm.

    `process_before_response`: a listener decides in milliseconds, then acknowledges; else Bolt polls for the ack every
    10 ms, one dispatch after another.
    """
    known = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=settings.slack_bot_token.get_secret_value())
    app = App(
        name="dingfengbo",
        logger=SDK_LOG,
        client=WebClient(base_url=settings.slack_api_base, logger=SDK_LOG),
        authorize=lambda: known,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        request_verification_enabled=True,
        process_before_response=True,
        ignoring_self_events_enabled=False,
        listener_executor=slack.background.workers,
        attaching_function_token_enabled=False,
    )
    app.error(lambda error: error_response(error))
    app.middleware(lambda ack, body, next: reject_external(slack, ack, body, next))
    every = re.compile(".*", re.DOTALL)
    app.command(every)(lambda ack, body: slash_command.command(slack, ack, body))
    app.action(every)(lambda ack, body: buttons.click(slack, ack, body))
    app.view("form")(lambda ack, body: modal_submit.submission(slack, ack, body))
    app.shortcut({"type": "message_action", "callback_id": "open_incident"})(
        lambda ack, body: shortcut.open_incident(slack, ack, body)
    )
    app.shortcut({"type": "message_action", "callback_id": evidence_files.SHORTCUT})(
        lambda ack, body: evidence_files.ask(slack, ack, body)
    )
    app.event("app_mention")(lambda event: events.mention(slack, event))
    app.event("message")(lambda event, body: events.message(slack, event, body))
    app.event("user_change")(lambda event: events.user_changed(slack, event))
    app.event("app_home_opened")(lambda event: events.home_opened(slack, event))
    for others in (app.view(every), app.view_closed(every), app.shortcut(every), app.options(every), app.event(every)):
        others(lambda ack: ack())  # not ours: an error would only have Slack send it again
    return app

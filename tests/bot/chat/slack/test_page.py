"""The Slack page: its manifest has what the code needs and nothing else, and it names nothing that does not exist."""

import ast
from collections.abc import Iterator
from pathlib import Path

from slack_sdk import WebClient

from bot.chat import slack
from bot.chat.slack.doctor import REQUIRED_SCOPES, SCOPES_FOR_L3
from bot.chat.slack.settings import Settings
from tests.fakes.slack_api import METHODS, NEEDS
from tests.fakes.slack_page import PAGE, manifest, settings_named

FOLDER = Path(slack.__file__).parent
TREES = {path.relative_to(FOLDER).as_posix(): ast.parse(path.read_text("utf-8")) for path in FOLDER.rglob("*.py")}
FAMILIES = {"history": {"channels:history", "groups:history", "im:history"}, "read": {"channels:read", "groups:read"}}
FREE = {
    "auth.test",
    "views.open",
    "views.push",
    "views.publish",
    "chat.getPermalink",
    "apps.connections.open",
}  # any token may
UPLOAD = {"files.getUploadURLExternal", "files.completeUploadExternal"}  # what the SDK's files_upload_v2 calls
DOORS = {
    "commands": "slash_commands",
    "app_mentions:read": "app_mention",
}  # scopes without which people cannot talk to it
EVENTS = {
    "app_mention": {"app_mention"},
    "user_change": {"user_change"},
    "app_home_opened": {"app_home_opened"},
    "message": {"message.channels", "message.groups", "message.im"},
}


def called() -> set[str]:
    """Every method of Slack's API that the code names."""
    names = {node.attr for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    known = {name for name in names if "_" in name[1:-1] and name[0] != "_" and hasattr(WebClient, name)} - {
        "files_upload_v2"
    }
    return {method_of(name) for name in known} | UPLOAD


def method_of(name: str) -> str:
    """`chat_postMessage` is `chat.postMessage`, `apps_connections_open` is `apps.connections.open`."""
    return name.replace("_", ".")


def listened() -> Iterator[str]:
    """Every event the code listens to by name."""
    for node in ast.walk(TREES["app.py"]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "event":
            yield from (str(given.value) for given in node.args if isinstance(given, ast.Constant))


def scopes() -> set[str]:
    return set(manifest()["oauth_config"]["scopes"]["bot"])


def test_every_method_the_code_calls_is_known_to_the_fake() -> None:
    assert called() - set(METHODS) == set()
    assert {"chat.postMessage", "conversations.history", "conversations.list", "views.open"} <= called()


def test_the_manifest_asks_for_the_scopes_the_code_needs_and_for_no_other() -> None:
    needed: set[str] = set(DOORS)
    for method in called() - FREE:
        needed |= FAMILIES.get(NEEDS[method], {NEEDS[method]})
    assert needed - SCOPES_FOR_L3 == scopes() == REQUIRED_SCOPES
    assert needed - REQUIRED_SCOPES == SCOPES_FOR_L3 == {"channels:manage"} and "`channels:manage`" in PAGE


def test_the_page_says_of_every_scope_what_it_is_for() -> None:
    why = PAGE.partition("Why each scope")[2].partition("**2.")[0]
    families = {scope: f"`{scope.partition(':')[2]}` scopes" for scope in FAMILIES["history"]}
    assert {scope for scope in scopes() if f"`{scope}`" not in why and families.get(scope, "-") not in why} == set()


def test_slack_is_asked_for_the_events_the_code_hears() -> None:
    heard = set().union(*(EVENTS[event] for event in listened()))
    assert heard == set(manifest()["settings"]["event_subscriptions"]["bot_events"])


def test_commands_and_shortcuts_of_the_manifest_are_those_the_code_hears() -> None:
    features = manifest()["features"]
    assert [command["command"] for command in features["slash_commands"]] == ["/incident"]
    assert features["slash_commands"][0]["should_escape"] is True, (
        "people and links come as marks that inbound/text.py reads"
    )
    heard = [(each["type"], each["callback_id"]) for each in features["shortcuts"]]
    assert heard == [("message", "open_incident"), ("message", "evidence")]
    assert '"open_incident"' in (FOLDER / "app.py").read_text("utf-8")
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_the_manifest_is_inside_slacks_limits() -> None:
    told = manifest()
    name, description = told["display_information"]["name"], told["display_information"]["description"]
    command, shortcut = told["features"]["slash_commands"][0], told["features"]["shortcuts"][0]
    assert (len(name) <= 35, len(description) <= 140) == (True, True)
    assert (len(command["command"]) <= 32, len(command["description"]) <= 2000, len(command["usage_hint"]) <= 1000) == (
        True,
    ) * 3
    assert (len(shortcut["name"]) <= 24, len(shortcut["callback_id"]) <= 255, len(shortcut["description"]) <= 150) == (
        True,
    ) * 3
    assert set(told["features"]["bot_user"]["display_name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")


def test_socket_mode_is_what_it_sets_up() -> None:
    told = manifest()["settings"]
    assert (told["socket_mode_enabled"], told["interactivity"]["is_enabled"], told["token_rotation_enabled"]) == (
        True,
        True,
        False,
    )
    assert not any("url" in str(part) for part in (manifest()["features"], told))


def test_every_setting_the_page_names_exists_and_every_setting_of_slack_is_on_it() -> None:
    known = {name.upper() for name in Settings.model_fields}
    assert settings_named() - known == set()
    assert {name for name in known if name.startswith("SLACK_")} - settings_named() == {"SLACK_API_BASE"}, (
        "which only tests change"
    )

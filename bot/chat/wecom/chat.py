"""Puts WeCom together: what carries cards to people and lines to a group, and the callback."""

from bot.chat.alert_uploads import AlertUploads
from bot.chat.endpoints import ChatEndpoints, ListenerDeps, Members, SenderDeps
from bot.chat.received_files import ReceivedFiles
from bot.chat.wecom.api.client import Client, open_client
from bot.chat.wecom.inbound.callback import routes
from bot.chat.wecom.inbound.conversation import Conversation
from bot.chat.wecom.inbound.crypto import CallbackCrypto
from bot.chat.wecom.inbound.form_dialog import OpenQuestions
from bot.chat.wecom.inbound.parse import Recipient
from bot.chat.wecom.media import MediaStore
from bot.chat.wecom.outbound.app_groups import AppGroupSender
from bot.chat.wecom.outbound.group_messages import GroupSender, WebhookSender, brand_rooms, main_room
from bot.chat.wecom.outbound.group_register import GroupRegister
from bot.chat.wecom.outbound.limits import FILE
from bot.chat.wecom.outbound.member_messages import MemberMessages
from bot.chat.wecom.outbound.rate_limit import RateLimiter
from bot.chat.wecom.outbound.sender import Sender
from bot.chat.wecom.outbound.unknown_members import UnknownMembersNotifier
from bot.chat.wecom.settings import Settings
from bot.chat.wecom.users import WecomDirectory
from bot.ops.health import Health


def sender(deps: SenderDeps[Settings, Members]) -> Sender:
    """What sends our messages to WeCom."""
    settings, database = deps.settings, deps.database
    directory = WecomDirectory(deps.people, settings.language, settings.zone)
    client = open_client(settings, database)
    post, media = MemberMessages(client, database, settings.wecom_agent_id), MediaStore(client, settings.data_dir)
    rate_limiter = RateLimiter(database)
    register = GroupRegister(deps.incidents, directory)
    room = open_group(settings, client, rate_limiter, UnknownMembersNotifier(deps.incidents, directory), register)
    alerts = AlertUploads("wecom", deps.alert_files)
    received = ReceivedFiles("wecom", deps.evidence, FILE)
    return Sender(directory, post, room, rate_limiter, OpenQuestions(database), media, alerts, received)


def open_group(
    settings: Settings,
    client: Client,
    rate_limiter: RateLimiter,
    unknown_members: UnknownMembersNotifier,
    register: GroupRegister,
) -> GroupSender:
    """The robot's group if there is a robot, else a group of the app's own."""
    if url := settings.wecom_robot_url.get_secret_value():
        return WebhookSender(url, client.session)
    directory, owner = register.directory, settings.wecom_group_owner
    return AppGroupSender(
        client,
        rate_limiter,
        main_room(settings),
        brand_rooms(settings),
        directory.locale("").word("wecom.source"),
        lambda place: with_owner(directory.members(place), owner),
        lambda users: owner if owner in users else directory.owner_of(users),
        unknown_members.notify,
        register,
    )


def with_owner(users: tuple[str, ...], owner: str) -> tuple[str, ...]:
    """A group's owner is one of its people, whatever their role."""
    return users if not users or not owner or owner in users else (*users, owner)


def listen(sender: Sender, deps: ListenerDeps[Settings]) -> ChatEndpoints:
    """The callback, and whether WeCom takes our secret."""
    settings = deps.settings
    crypto = CallbackCrypto(
        settings.wecom_token.get_secret_value(), settings.wecom_aes_key.get_secret_value(), settings.wecom_corp_id
    )

    def health() -> Health:
        """Nothing goes out while the secret is refused, or the room has no group."""
        refused = sender.member_messages.client.tokens.refused(deps.now())
        trouble = f"WeCom refuses WECOM_CORP_ID or WECOM_SECRET [{refused}]" if refused else sender.room.trouble
        return Health(not trouble, trouble or "WeCom calls us")

    recipient = Recipient(settings.wecom_corp_id, settings.wecom_agent_id)
    return ChatEndpoints(routes(crypto, recipient, Conversation(deps, sender.directory), deps.now), health=health)

"""Puts WeCom together: what carries cards to people and lines to a group, and the callback."""

from bot.chat.endpoints import Doors, Inward, Outward
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.api.opening import open_client
from bot.chat.wecom.inbound.callback import routes
from bot.chat.wecom.inbound.conversation import Conversation
from bot.chat.wecom.inbound.crypto import Envelope
from bot.chat.wecom.inbound.form_dialog import Questions
from bot.chat.wecom.media import Fetching
from bot.chat.wecom.outbound.group_messages import Group, Robot, Room, brand_rooms, main_room
from bot.chat.wecom.outbound.member_messages import Post
from bot.chat.wecom.outbound.rate_limit import Allowance
from bot.chat.wecom.outbound.sender import Courier
from bot.chat.wecom.outbound.unknown_members import LeftOut
from bot.chat.wecom.settings import Settings
from bot.chat.wecom.users import Directory
from bot.ops.health import Health


def courier(outward: Outward[Settings]) -> Courier:
    """What carries our messages to WeCom."""
    settings, database = outward.settings, outward.database
    directory = Directory(outward.people, settings.language, settings.zone)
    client = open_client(settings, database)
    post, fetching = Post(client, database, settings.wecom_agent_id), Fetching(client, settings.data_dir)
    allowance = Allowance(database)
    room = open_room(settings, client, directory, allowance, LeftOut(database, directory, fetching))
    return Courier(directory, post, room, allowance, Questions(database), fetching)


def open_room(
    settings: Settings, client: Client, directory: Directory, allowance: Allowance, left_out: LeftOut
) -> Room:
    """The robot's group if there is a robot, else a group of the app's own."""
    if url := settings.wecom_robot_url.get_secret_value():
        return Robot(url, client.session)
    main, brands = main_room(settings), brand_rooms(settings)
    return Group(client, allowance, main, brands, directory.reader("").word("source"), directory.members, left_out.tell)


def listen(courier: Courier, inward: Inward[Settings]) -> Doors:
    """The callback, and whether WeCom takes our secret."""
    settings = inward.settings
    envelope = Envelope(
        settings.wecom_token.get_secret_value(), settings.wecom_aes_key.get_secret_value(), settings.wecom_corp_id
    )

    def health() -> Health:
        """Nothing goes out while the secret is refused."""
        refused = courier.post.client.tokens.refused(inward.now())
        return Health(
            not refused, f"WeCom refuses WECOM_CORP_ID or WECOM_SECRET [{refused}]" if refused else "WeCom calls us"
        )

    return Doors(routes(envelope, Conversation(inward, courier.directory), inward.now), health=health)

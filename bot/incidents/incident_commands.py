"""The desk's commands that need nothing but the incidents, by name."""

from collections.abc import Callable, Mapping

from bot.incidents.brand_sheet import brand_command
from bot.incidents.check_command import check_command
from bot.incidents.fact_sheet import fact_command, templates_command
from bot.incidents.figures import figures_command
from bot.incidents.handover import receive_command
from bot.incidents.help import help_command
from bot.incidents.incidents import Incidents
from bot.incidents.moderation import moderate_command
from bot.incidents.outreach import brief_command, creator_command
from bot.incidents.person_requests import erasure_command
from bot.incidents.plans import plan_command, retro_command, tasks_command
from bot.incidents.requests import CommandRequest, CommandResult

OF_INCIDENTS: Mapping[str, Callable[[Incidents, CommandRequest], CommandResult]] = {
    "tasks": tasks_command,
    "plan": plan_command,
    "receive": receive_command,
    "retro": retro_command,
    "figures": figures_command,
    "help": help_command,
    "brief": brief_command,
    "templates": templates_command,
    "creator": creator_command,
    "brand": brand_command,
    "fact": fact_command,
    "moderate": moderate_command,
    "erasure": erasure_command,
    "check": check_command,
}

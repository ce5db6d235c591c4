"""What `python -m bot doctor` tries of the models: one short call to each."""

import time
from collections.abc import Iterator

from bot.chat.endpoints import Check
from bot.config.settings import Settings
from bot.drafting import open_model
from bot.drafting.errors import ModelError
from bot.drafting.response import json_in

REPAIRS = {
    "model_key": "correct the key; it must belong to this provider and address",
    "model_balance": "top up the provider's account",
    "model_refused": "correct the model's name and the address",
    "model_busy": "ask the provider for more requests a minute, or add LLM2_MODEL",
    "model_down": "correct the address; see whether this machine reaches it",
    "model_slow": "raise LLM_TIMEOUT, choose a faster model or turn its thinking off",
}
WORD = "ok"
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer"],
    "properties": {"answer": {"type": "string"}},
}


def check_models(settings: Settings) -> Iterator[Check]:
    """Try each model of the chain; without one, say that the phrase bank drafts."""
    chain = open_model(settings)
    if chain is None:
        yield Check("model", True, "none, the phrase bank drafts")
        return
    for member in chain.members:
        began = time.monotonic()
        try:
            answer = member.model.ask(
                'Answer in JSON, such as {"answer": "yes"}.', f'Answer "{WORD}" as JSON.', SCHEMA, began + 30
            )
        except ModelError as failed:
            repair = REPAIRS.get(failed.why, "look at the LLM_ settings")
            yield Check(f"model {member.model.name}", False, f"{failed.why} {failed.detail}", repair)
            continue
        spent, form = f"{time.monotonic() - began:.1f} s", "" if json_in(answer.text).startswith("{") else ", not JSON"
        found = f"{answer.model} answered in {spent}{form}, LLM_TRUST {member.trust}"
        yield Check(f"model {member.model.name}", not form, found, "set LLM_STRUCTURED, or choose another model")

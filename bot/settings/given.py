"""Whether another setting was given: some only make sense together."""

from pydantic import SecretStr, ValidationInfo


def given(info: ValidationInfo, name: str) -> bool:
    """True when that secret was given and looks right."""
    secret = info.data.get(name)
    return isinstance(secret, SecretStr) and bool(secret.get_secret_value())

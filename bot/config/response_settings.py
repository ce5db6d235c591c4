"""Settings of the response: how fast people reply and accept a role, and when a second look is asked for."""

from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

from handlers.case.grades import Severity

GRAVE = tuple(severity.value for severity in Severity if severity >= Severity.L2)


class ResponseSettings(BaseSettings):
    """What a team may make stricter or looser in how it answers; hours and minutes."""

    fast_ack_hours: Annotated[float, Field(ge=1, le=6)] = Field(
        default=3.0, description="hours of the short acknowledgement window from publication, 1 to 6"
    )
    statement_hours: Annotated[float, Field(ge=0.25, le=24)] = Field(
        default=2.0, description="hours in which an approved statement is published, such as 2"
    )
    cool_off_minutes: Annotated[float, Field(ge=0, le=1440)] = Field(
        default=30.0, description="minutes between two public replies in one thread, such as 30"
    )
    hostile_replies: Annotated[int, Field(ge=1, le=20)] = Field(
        default=2, description="public replies in a hostile thread before the approver is asked again, such as 2"
    )
    executive_from: str = Field(default="L3", description=f"{', '.join(GRAVE)} or never")
    accept_minutes: tuple[int, int, int] = Field(
        default=(10, 30, 120), description="minutes to accept a role at L3, L2 and L1, such as [10, 30, 120]"
    )

    look_minutes: tuple[int, int, int] = Field(
        default=(15, 60, 360),
        description="minutes until the monitor looks at a post's numbers again at L3, L2 and L1, such as [15, 60, 360]",
    )

    @field_validator("executive_from")
    @classmethod
    def _is_grave(cls, value: str) -> str:
        if value not in (*GRAVE, "never"):
            raise ValueError("not one of them")
        return value

    @field_validator("accept_minutes", "look_minutes")
    @classmethod
    def _some_time(cls, value: tuple[int, int, int]) -> tuple[int, int, int]:
        if not all(0 < minutes <= 24 * 60 for minutes in value):
            raise ValueError("each must be between 1 and 1440")
        return value

"""Settings of evidence: where files are kept, and how large they may be."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings

from handlers.text.file_sizes import MIB


class EvidenceSettings(BaseSettings):
    """Where what people hand in is kept; several machines of one desk need a folder that they share."""

    evidence_dir: Path | None = Field(
        default=None, description="a folder that all machines of this desk share; without it, DATA_DIR/evidence"
    )
    evidence_max_mb: Annotated[int, Field(ge=1, le=2000)] = Field(
        default=100, description="megabytes of one file at most, such as 100"
    )

    @property
    def evidence_limit(self) -> int:
        """Bytes of one file at most."""
        return self.evidence_max_mb * MIB

"""Today's desk on what revision 0003 left behind, on both engines."""

from collections.abc import Iterator

import pytest

from tests.faults.upgrade.old_desk import OldDesk, old_desk
from tests.storage.older import older


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OldDesk]:
    """The desk started anew, two minutes after it was killed; nothing of what waits has been carried out yet."""
    folder = tmp_path_factory.mktemp("data")
    postgres = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    url = older(postgres() if postgres else f"sqlite:///{folder / 'dingfengbo.db'}", "0003")
    with pytest.MonkeyPatch.context() as patch, old_desk(folder, url, patch) as desk:
        yield desk

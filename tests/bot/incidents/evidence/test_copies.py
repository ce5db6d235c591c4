"""A backup carries the evidence beside it: each file once, encrypted as the backup is, and back again."""

import pytest

from bot.incidents.evidence import EvidenceStore
from bot.incidents.evidence.copies import EvidenceCopies
from storage.encryption import BadKey, new_key

ONE, TWO = "evidence/INC-1/00.png", "evidence/INC-2/11.mp4"


@pytest.fixture
def store(tmp_path):
    store = EvidenceStore(tmp_path / "data" / "evidence")
    store.keep(ONE, b"one")
    store.keep(ONE + ".thumb.jpg", b"small")
    store.keep(TWO, b"two")
    return store


def test_each_file_is_copied_once_and_comes_back_where_it_is_missing(tmp_path, store):
    copies = EvidenceCopies(tmp_path / "backups")
    assert (copies.add(store), copies.add(store)) == (3, 0)
    fresh = EvidenceStore(tmp_path / "other" / "evidence")
    fresh.keep(TWO, b"two")
    assert copies.put_back(fresh, None, tmp_path) == 2
    assert [fresh.path(name).read_bytes() for name in (ONE, TWO)] == [b"one", b"two"]


def test_copies_are_encrypted_for_who_has_the_key(tmp_path, store):
    key, recipient = new_key()
    (tmp_path / "key").write_text(key)
    copies, fresh = EvidenceCopies(tmp_path / "backups"), EvidenceStore(tmp_path / "other" / "evidence")
    copies.add(store, [recipient])
    assert b"one" not in (tmp_path / "backups" / (ONE + ".age")).read_bytes()
    with pytest.raises(BadKey):
        copies.put_back(fresh, None, tmp_path)
    copies.put_back(fresh, tmp_path / "key", tmp_path)
    assert fresh.path(ONE).read_bytes() == b"one"


def test_what_expired_is_not_brought_back(tmp_path, store):
    copies = EvidenceCopies(tmp_path / "backups")
    copies.add(store)
    copies.remove(ONE)
    assert sorted(p.name for p in (tmp_path / "backups").rglob("*") if p.is_file()) == ["11.mp4"]

"""A bag is verified in an archive and in a folder, and everything that is wrong with it is told."""

import io
import zipfile
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.bagit.bag_writer import write_bag
from annotator.model.errors import Cancelled, NotFound
from annotator.services.verifying_bags import verify_bag

PAYLOAD = {"texts/a.txt": b"one", "texts/b.txt": b"two" * 300_000, "c.txt": b""}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """A bag in an archive."""
    stream = io.BytesIO()
    with write_bag(stream, "luton", [("Bagging-Date", "2026-11-19")]) as writer:
        for path, data in PAYLOAD.items():
            writer.add(path, data)
    (tmp_path / "luton.zip").write_bytes(stream.getvalue())
    return tmp_path / "luton.zip"


@pytest.fixture
def folder(bag: Path, tmp_path: Path) -> Path:
    """The same bag, unpacked."""
    with zipfile.ZipFile(bag) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "luton"


def test_a_whole_bag_is_sound_in_an_archive_and_in_a_folder(bag: Path, folder: Path) -> None:
    for path in (bag, folder):
        verdict = verify_bag(path)
        assert (verdict.sound, verdict.files, verdict.bytes) == (True, 3, 900_003)
        assert verdict.packed == "2026-11-19"


def test_every_file_that_is_not_as_it_was_is_told(folder: Path) -> None:
    (folder / "data/texts/a.txt").write_bytes(b"onE")
    (folder / "data/c.txt").write_bytes(b"!")
    verdict = verify_bag(folder)
    assert [finding.split(" ")[0] for finding in verdict.findings] == ["data/c.txt", "data/texts/a.txt"]


@pytest.mark.parametrize("name", ["data/c.txt", "bag-info.txt", "manifest-sha512.txt"])
def test_a_file_that_is_missing_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in verify_bag(folder).findings[0]


def test_a_link_that_leads_out_of_the_bag_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"")
    (folder / "data/c.txt").unlink()
    (folder / "data/c.txt").symlink_to(tmp_path / "secret")
    assert "link" in verify_bag(folder).findings[0]


def test_a_size_that_is_not_what_the_bag_says_is_told(folder: Path) -> None:
    info = (folder / "bag-info.txt").read_text().replace("900003.3", "900004.3")
    (folder / "bag-info.txt").write_text(info)
    for tags in folder.glob("tagmanifest-*"):
        tags.unlink()
    assert "900003 bytes" in verify_bag(folder).findings[0]


def test_what_is_no_bag_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"what?")
    (tmp_path / "empty").mkdir()
    assert "no zip archive" in verify_bag(tmp_path / "a.zip").findings[0]
    assert "no bag" in verify_bag(tmp_path / "empty").findings[0]
    with pytest.raises(NotFound):
        verify_bag(tmp_path / "nowhere")


def test_a_bag_of_the_library_of_congress_is_sound(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "a b%20.txt").write_text("one")
    bagit.make_bag(str(tmp_path / "theirs"), {"Contact-Name": "Zoë"}, checksums=["md5", "sha256"])
    verdict = verify_bag(tmp_path / "theirs")
    assert (verdict.findings, verdict.files) == ((), 1)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_changed_in_a_bag_is_found_or_changes_no_file(bag: Path, data: st.DataObject) -> None:
    changed = bytearray(bag.read_bytes())
    for _change in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    other = bag.with_name("changed.zip")
    other.write_bytes(changed)
    verdict = verify_bag(other)
    assert not verdict.sound or verdict.bytes == 900_003


def test_verifying_can_be_cancelled(bag: Path) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done == 2:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        verify_bag(bag, stop)

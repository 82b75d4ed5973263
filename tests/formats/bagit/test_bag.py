"""A bag that was written is read back, is sound for a reader that is not ours, and nothing missing passes."""

import io
import zipfile
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.bagit.bag_reader import open_bag
from annotator.formats.bagit.bag_writer import write_bag
from annotator.model.errors import UnreadableFile

PAYLOAD = {"texts/a.txt": "Zoë\n".encode(), "100%.txt": b"", "log.jsonl": b"{}\n" * 1000}


def written(payload: dict[str, bytes] = PAYLOAD, info: tuple[tuple[str, str], ...] = ()) -> bytes:
    stream = io.BytesIO()
    with write_bag(stream, "luton", [("Source-Organization", "Luton Archives"), *info]) as bag:
        for path, data in payload.items():
            bag.add(path, data)
    return stream.getvalue()


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The archive with some of its files replaced, added or left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        files = {name: old.read(name) for name in old.namelist()}
        for name, content in (files | changes).items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def test_what_was_packed_is_unpacked() -> None:
    with open_bag(written(), "luton.zip") as bag:
        assert {path: bag.read(path) for path in bag.paths} == PAYLOAD
        assert list(bag.verify()) == sorted(PAYLOAD)
        assert bag.value("source-organization") == "Luton Archives"
        assert bag.value("Payload-Oxum") == f"{sum(map(len, PAYLOAD.values()))}.3"


def test_the_same_payload_gives_the_same_bytes() -> None:
    assert written() == written()


def test_the_library_of_congress_finds_the_bag_sound(tmp_path: Path) -> None:
    # that reader leaves %25 in a list as it is, against the RFC; names that we make hold no such sign
    plain = {path: data for path, data in PAYLOAD.items() if "%" not in path}
    with zipfile.ZipFile(io.BytesIO(written(plain))) as archive:
        archive.extractall(tmp_path)
    bag = bagit.Bag(str(tmp_path / "luton"))
    bag.validate()
    assert bag.info["Source-Organization"] == "Luton Archives"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"luton/data/log.jsonl": b"{}"}, "log.jsonl in x.zip is not as it was packed"),
        ({"luton/data/log.jsonl": None}, "lacks data/log.jsonl"),
        ({"luton/data/more.txt": b""}, "holds data/more.txt, which"),
        ({"luton/data/b.txt": b"", "luton/data/a.txt": b""}, "holds data/a.txt and 1 more, which"),
        ({"luton/bag-info.txt": b"Payload-Oxum: 1.1\n"}, "bag-info.txt in x.zip is not as it was packed"),
        ({"luton/fetch.txt": b"http://localhost/ - data/a"}, "from the network"),
        ({"luton/bagit.txt": b"BagIt-Version: 9.0\n"}, "no bag of a kind that is known"),
        ({"luton/bagit.txt": None}, "has no bagit.txt"),
        ({"other/a.txt": b""}, "one folder"),
        ({"luton/manifest-sha256.txt": b"what is this?\n"}, "is not as it was packed"),
    ],
)
def test_a_bag_that_is_not_whole_is_refused(changes: dict[str, bytes | None], sentence: str) -> None:
    with (
        pytest.raises(UnreadableFile, match=sentence),
        open_bag(repacked(written(), changes), "x.zip") as bag,
    ):
        list(bag.verify())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["a.txt", "b/c%0A.txt", "b/d.txt"]), st.binary(max_size=50)))
def test_any_payload_comes_back(payload: dict[str, bytes]) -> None:
    with open_bag(written(payload), "x.zip") as bag:
        assert {path: bag.read(path) for path in bag.paths} == payload


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_whatever_is_changed_in_a_bag_only_known_errors_come_out(data: st.DataObject) -> None:
    changed = bytearray(written({"a.txt": b"one", "b.txt": b"two" * 50}))
    for _change in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        with open_bag(bytes(changed), "x.zip") as bag:
            found = {path: bag.read(path) for path in bag.paths}
    except UnreadableFile:
        return
    assert found == {"a.txt": b"one", "b.txt": b"two" * 50}

"""Zip archives, sound and hostile."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.zip_reader import ZipLimits, open_zip
from annotator.model.errors import UnreadableFile


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data, method)
    return stream.getvalue()


def read(data: bytes, limits: ZipLimits | None = None) -> dict[str, bytes]:
    """All files of an archive."""
    with open_zip(data, "box.zip", limits) as archive:
        return dict(archive.members())


@given(
    st.dictionaries(
        st.from_regex(r"[a-zäß0-9 _-]{1,8}(/[a-z0-9]{1,5}){0,2}\.txt", fullmatch=True),
        st.binary(max_size=200),
        max_size=5,
    )
)
def test_what_was_packed_is_read(members: dict[str, bytes]) -> None:
    if len({name.casefold() for name in members}) == len(members):
        assert read(packed(*members.items())) == members


def test_an_archive_is_read_from_a_file_without_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "box.zip"
    path.write_bytes(packed(("a/", b""), ("a/b.txt", b"one")))
    with open_zip(path, path.name) as archive:
        assert archive.names == ("a/b.txt",)
        assert archive.read("a/b.txt") == b"one"
        with pytest.raises(UnreadableFile, match="holds no c"):
            archive.read("c")


@pytest.mark.parametrize(
    "name",
    [
        "/etc/x",
        "../x",
        "a/../x",
        "a/..",
        "C:/x",
        "c:x",
        "\\\\server\\x",
        "..\\x",
        "a//b",
        "./x",
        "a\nb",
        "a\x7fb",
    ],
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="leads out of the archive"):
        read(packed((name, b"x")))


def test_folders_divided_by_backslashes_are_folders() -> None:
    entry = zipfile.ZipInfo("a")
    entry.filename = "a\\b.txt"
    assert read(packed((entry, b"x"))) == {"a/b.txt": b"x"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["a.txt", "A.TXT"])
def test_two_files_of_one_name_are_refused(twin: str) -> None:
    with pytest.raises(UnreadableFile, match="same name"):
        read(packed(("a.txt", b"1"), (twin, b"2")))


def test_one_file_that_is_not_borne_does_not_stop_the_others() -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    data = packed(
        (link, b"/etc/passwd"), ("large", bytes(3_000_000)), ("long", b"0123456789"), ("good", b"x")
    )
    with open_zip(data, "box.zip", ZipLimits(entry_bytes=4_000_000)) as archive:
        for name, said in (("link", "a link"), ("large", "times larger")):
            with pytest.raises(UnreadableFile, match=said):
                archive.read(name)
        assert archive.read("good") == b"x"
    with (
        open_zip(data, "box.zip", ZipLimits(entry_bytes=9)) as archive,
        pytest.raises(UnreadableFile, match="MB"),
    ):
        archive.read("long")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_without_bounds_is_refused(method: int) -> None:
    with pytest.raises(UnreadableFile, match="not read"):
        read(packed(("a", b"x"), method=method))


def test_a_file_with_a_password_is_refused() -> None:
    data = bytearray(packed(("a", b"x")))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        read(bytes(data))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (ZipLimits(entries=2), "3 files"),
        (ZipLimits(total_bytes=2), "unpacked"),
        (ZipLimits(directory_bytes=100), "too long"),
    ],
)
def test_an_archive_over_the_limits_is_refused(limits: ZipLimits, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(packed(("a", b"1"), ("b", b"2"), ("c", b"3")), limits)


def test_an_entry_longer_than_it_says_is_found_out() -> None:
    data = bytearray(packed(("a", b"0123456789"), method=zipfile.ZIP_STORED))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        data[data.index(signature) + place] = 3
    with pytest.raises(UnreadableFile, match="damaged"):
        read(bytes(data))


def test_an_error_of_the_reader_itself_is_not_blamed_on_the_archive() -> None:
    with pytest.raises(ZeroDivisionError), open_zip(packed(("a", b"1")), "box.zip"):
        raise ZeroDivisionError


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_archive_gives_files_or_one_sentence(seed: int) -> None:
    chance = random.Random(seed)
    sound = packed(("a.txt", b"one two three" * 9), ("b/c.html", b"<p>four</p>" * 9))
    for _ in range(100):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            read(bytes(data))
        except UnreadableFile as error:
            assert str(error).endswith(".")

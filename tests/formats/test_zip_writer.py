"""Zip archives that are written."""

import io
import zipfile
from unittest.mock import patch

from annotator.formats.zip_reader import open_zip
from annotator.formats.zip_writer import files_as_text, is_zip, write_zip


def written() -> bytes:
    """An archive of two files."""
    stream = io.BytesIO()
    with write_zip(stream) as archive:
        archive.add("a.txt", b"one")
        with archive.open("b/c.txt") as member:
            for _ in range(1000):
                member.write(b"two ")
    return stream.getvalue()


def test_what_was_written_is_read() -> None:
    with open_zip(written(), "box.zip") as archive:
        assert dict(archive.members()) == {"a.txt": b"one", "b/c.txt": b"two " * 1000}


def test_the_same_files_give_the_same_bytes_at_any_time_on_any_system() -> None:
    with patch("time.time", return_value=2_000_000_000.0), patch("sys.platform", "win32"):
        later = written()
    assert later == written()
    entries = zipfile.ZipFile(io.BytesIO(later)).infolist()
    assert {(entry.date_time, entry.external_attr >> 16, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
    }


def test_a_preview_shows_the_files_one_after_the_other() -> None:
    assert is_zip(written())
    assert not is_zip(b"<TEI/>")
    assert files_as_text(written()).startswith("a.txt\n\none\nb/c.txt\n\ntwo two")

"""A file is whole or as it was."""

import errno
import os
from pathlib import Path

import pytest

from annotator.model.errors import UnwritableFile
from annotator.store.durable_file import replacing


def test_the_new_content_replaces_the_old_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "out.xml"
    path.write_text("old")
    with replacing(path) as stream:
        stream.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["out.xml"]


def test_a_failure_halfway_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "out.xml"
    path.write_text("old")
    with pytest.raises(RuntimeError), replacing(path) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.xml"]


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.xml"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFile, match="free some space"), replacing(path) as stream:
        stream.write(b"new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.xml"]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="choose another folder"), replacing(tmp_path / "no" / "x"):
        pass

"""One writer per project, also when one comes just as another leaves."""

from pathlib import Path
from typing import IO

import pytest

from annotator.model.errors import ProjectLocked
from annotator.store import lock
from annotator.store.lock import Lock, lock_path


def test_a_lock_whose_file_was_removed_while_it_was_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "a.annotator"
    take = lock._take
    removed: list[bool] = []

    def leaving(handle: IO[str]) -> bool:
        if not removed:
            lock_path(project).unlink()
            removed.append(True)
        return take(handle)

    monkeypatch.setattr(lock, "_take", leaving)
    mine = Lock(project, "Anna")
    with pytest.raises(ProjectLocked, match="open by Anna on"):
        Lock(project, "Ben")
    mine.release()
    Lock(project, "Ben").release()
    assert not lock_path(project).exists()


def test_a_lock_that_nobody_has_signed_yet_is_somebodys(tmp_path: Path) -> None:
    project = tmp_path / "a.annotator"
    mine = Lock(project, "Anna")
    lock_path(project).write_text("", encoding="utf-8")
    with pytest.raises(ProjectLocked, match="a.annotator is open elsewhere; it can be read meanwhile."):
        Lock(project, "Ben")
    mine.release()

"""Which arguments open the window and which run a verb."""

from pathlib import Path

import pytest

from annotator.__main__ import asks_for_window, main
from annotator.cli.registry import VERBS


@pytest.mark.parametrize("arguments", [[], ["luton.annotator"], ["/somewhere/else/luton.annotator"]])
def test_nothing_or_a_project_opens_the_window(arguments: list[str]) -> None:
    assert asks_for_window(arguments)


def test_a_file_of_any_name_opens_the_window(tmp_path: Path) -> None:
    project = tmp_path / "no-ending"
    project.touch()
    assert asks_for_window([str(project)])


@pytest.mark.parametrize(
    "arguments", [["--help"], ["articles"], ["articles", "luton.annotator"], ["luton.annotator", "extra"]]
)
def test_anything_else_is_for_the_command_line(arguments: list[str]) -> None:
    assert not asks_for_window(arguments)


def test_a_file_named_like_a_verb_never_hides_the_verb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for verb in VERBS:
        Path(verb.name).touch()
        assert not asks_for_window([verb.name])


def test_without_a_display_the_window_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "annotator --help" in error

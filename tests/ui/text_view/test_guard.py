"""Nothing leaves an override that Qt calls."""

import sys

import pytest

from annotator.ui.text_view.guard import guarded


class _Careless:
    @guarded(lambda: 7)
    def number(self, fail: bool) -> int:
        """A number."""
        if fail:
            raise RuntimeError("careless")
        return 1


def test_a_result_passes_and_an_exception_becomes_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(str(error)))
    assert _Careless().number(False) == 1
    assert told == []
    assert _Careless().number(True) == 7
    assert told == ["careless"]
    assert _Careless.number.__doc__ == "A number."

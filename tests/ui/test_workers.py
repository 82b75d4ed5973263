"""Long work: results arrive in the window's thread, cancelling ends it, errors take the one path."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from annotator.model.errors import Cancelled, InvalidValue
from annotator.model.progress import Progress
from annotator.ui.workers import Workers


@pytest.fixture
def workers(qtbot: QtBot) -> Workers:
    return Workers()


def test_work_runs_in_another_thread_and_its_result_arrives_in_this_one(
    qtbot: QtBot, workers: Workers
) -> None:
    threads: list[int] = []

    def work(progress: Progress) -> int:
        threads.append(threading.get_ident())
        return 42

    results: list[tuple[int, int]] = []
    workers.run("Counting", work, lambda result: results.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(42, threading.get_ident())]
    assert threads != [threading.get_ident()]
    assert not workers.busy
    workers.shut_down()


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot, workers: Workers) -> None:
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 0, "")

    done: list[None] = []
    workers.run("Endless", work, done.append)
    assert started.wait(5)
    with qtbot.waitSignal(workers.failed) as failed:
        workers.cancel()
    assert isinstance(failed.args[0], Cancelled)
    assert not done
    workers.shut_down()


def test_an_error_arrives_as_it_was_raised(qtbot: QtBot, workers: Workers) -> None:
    def work(progress: Progress) -> None:
        raise InvalidValue("That is no date.")

    with qtbot.waitSignal(workers.failed) as failed:
        workers.run("Failing", work, lambda _result: None)
    assert str(failed.args[0]) == "That is no date."
    workers.shut_down()


def test_shutting_down_ends_running_work_and_calls_nothing_afterwards(qtbot: QtBot, workers: Workers) -> None:
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 0, "")

    done: list[None] = []
    workers.run("Endless", work, done.append)
    assert started.wait(5)
    workers.shut_down()
    qtbot.wait(1)
    assert not done
    assert not [t for t in threading.enumerate() if t.name.startswith("annotator")]

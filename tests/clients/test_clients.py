"""The clients that the tests need anyway read in every run; all others on demand, by python -m tests.clients."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients.__main__ import DOCUMENT
from tests.clients.client import Client, Read, rows_of
from tests.clients.installing import NotInstalled, Workshop
from tests.clients.registered import CLIENTS
from tests.clients.sample import Sample, sample

QUICK = [client for client in CLIENTS if client.quick]


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample in all formats."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        with sample() as given:
            yield given


@pytest.mark.parametrize("client", QUICK, ids=lambda client: client.name)
def test_a_client_reads_what_the_project_holds(client: Client, handed: Sample, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, gets=False)
    try:
        client.version(workshop)
    except NotInstalled as reason:
        pytest.skip(str(reason))
    rows = rows_of(client, handed, workshop)
    assert rows
    assert [row for row in rows if not row.good] == []


def test_what_a_client_reads_otherwise_is_told(handed: Sample, tmp_path: Path) -> None:
    right = Read("all", handed.texts, handed.tags, handed.words, right=True)
    wrong = [
        Read("a text cut off", [handed.texts[0][:-1], *handed.texts[1:]]),
        Read("an article missing", handed.texts[1:]),
        Read(
            "a tag of another type",
            tags={**handed.tags, "role": handed.tags["role"] - 1, "date": handed.tags["date"] + 1},
        ),
        Read("a tag on other words", words=dict.fromkeys(handed.words, "x")),
        Read("other bytes", right=False),
    ]
    client = Client("any", "nowhere", lambda _workshop: "1", lambda _sample, _workshop: [right, *wrong])
    first, *rest = rows_of(client, handed, Workshop(tmp_path))
    assert first.good
    assert [row.what for row in rest if row.good] == []


def test_a_client_that_is_not_here_is_skipped_with_the_reason(handed: Sample, tmp_path: Path) -> None:
    client = next(one for one in CLIENTS if one.comes_from.startswith("npm"))
    (row,) = rows_of(client, handed, Workshop(tmp_path, gets=False))
    assert (row.what, row.remark) == ("skipped", "needs packages of npm")


def test_the_table_in_the_documentation_has_every_client_and_no_other() -> None:
    listed = {
        line.split(" | ")[0][2:] for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if "|" in line
    }
    assert listed - {"client", "---"} == {client.name for client in CLIENTS}

"""What one project exports as JSON Lines or as Web Annotations another takes in whole: exported again, it is the same file byte for byte."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import create_project
from annotator.services.sample import make_sample
from annotator.services.session import Session
from tests.services.random_project import random_project

FORMATS = {"jsonl": ".jsonl", "web-annotation": ".jsonld"}


def exported(session: Session, name: str) -> bytes:
    """The bytes of an export of the whole project."""
    path = session.path.with_suffix(FORMATS[name])
    assert session.exporting.export(name, path).checked
    return path.read_bytes()


def assert_comes_back(session: Session, folder: Path, name: str) -> None:
    """A project comes back from a new project, and a second time brings nothing."""
    document = exported(session, name)
    path = folder / f"arrived{FORMATS[name]}"
    path.write_bytes(document)
    arrived = create_project(folder / f"{name}.annotator", name="Nothing yet", by="Rita")
    try:
        outcomes = arrived.accessioning.import_files([path])
        assert [outcome.error for outcome in outcomes if outcome.error] == []
        assert exported(arrived, name) == document
        assert arrived.upkeep.check() == []
        again = arrived.accessioning.import_files([path])
        assert {(one.article, one.added, one.error) for one in again} == {(None, 0, "")}
        assert exported(arrived, name) == document
        arrived.history.undo()
        assert arrived.library.articles() == []
    finally:
        arrived.close()


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample_project_comes_back_byte_for_byte(name: str, tmp_path: Path) -> None:
    sample = make_sample(create_project, tmp_path / "sample.annotator")
    assert_comes_back(sample, tmp_path, name)
    sample.close()


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.integers(0, 80))
def test_any_project_comes_back_byte_for_byte(seed: int, deeds: int) -> None:
    with TemporaryDirectory() as folder:
        session = random_project(Path(folder), seed, deeds)
        try:
            for name in FORMATS:
                assert_comes_back(session, Path(folder), name)
        finally:
            session.close()


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_leaves_the_project_as_it_was(name: str, tmp_path: Path) -> None:
    sample = make_sample(create_project, tmp_path / "sample.annotator")
    path = tmp_path / f"damaged{FORMATS[name]}"
    path.write_bytes(exported(sample, name).replace(b'"exact": "', b'"exact": "x', 1))
    sample.close()
    arrived = create_project(tmp_path / "arrived.annotator", name="Nothing yet", by="Rita")
    (outcome,) = arrived.accessioning.import_files([path])
    assert outcome.error.startswith(f"{path.name} cannot be taken in")
    assert (arrived.library.articles(), arrived.name) == ([], "Nothing yet")
    arrived.close()


ANYTHING: tuple[Any, ...] = (
    "",
    "x",
    "0" * 32,
    "0" * 16,
    None,
    True,
    0,
    7,
    -1,
    [],
    {},
    "a\nb",
    "person",
    10**30,
)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each part of what was read from JSON."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in parts:
        yield (*way, key)
        yield from places(inner, (*way, key))


def changed_somewhere(documents: Any, chance: random.Random) -> None:
    """Put something else in one place, or take away what is there."""
    *way, last = chance.choice(list(places(documents)))
    holder = documents
    for key in way:
        holder = holder[key]
    if chance.random() < 0.2:
        del holder[last]
    else:
        holder[last] = chance.choice(ANYTHING)


@pytest.mark.parametrize("name", FORMATS)
def test_of_a_changed_file_all_can_be_handed_over_again_or_nothing_is_taken(
    name: str, tmp_path: Path
) -> None:
    session = random_project(tmp_path, 5, 60)
    lines = exported(session, name).decode().splitlines() if name == "jsonl" else [exported(session, name)]
    session.close()
    path = tmp_path / f"changed{FORMATS[name]}"
    refused = 0
    for seed in range(12):
        documents = [json.loads(line) for line in lines]
        changed_somewhere(documents, random.Random(seed))
        path.write_text("\n".join(json.dumps(one) for one in documents))
        arrived = create_project(tmp_path / f"{seed}.annotator", name="Nothing yet", by="Rita")
        (first, *_others) = arrived.accessioning.import_files([path])
        if first.error:
            refused += 1
            assert arrived.library.articles() == []
        else:
            exported(arrived, name)
            arrived.exporting.export("tei-standoff", tmp_path / "again.xml")
        arrived.close()
    assert refused > 0

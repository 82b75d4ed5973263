"""Bundles that are not our friend are refused with one sentence, and nothing of them is taken in."""

import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.review import Review
from annotator.model.span import Span
from annotator.model.stage import Stage
from annotator.model.tag_type import TagType
from annotator.services.session import Session
from annotator.store import log, projection
from tests.formats.bundles.attacking import Files, files_of, line, of_lines, packed, resealed, saying

ARTICLE = "a" * 16


def _tag(**changed: Any) -> dict[str, Any]:
    tag = Annotation("1" * 32, ARTICLE, "person", (Span(0, 3),), "Eve", "")
    return {**tag.to_body("Mr Khan said"), **changed}


def _target(start: object, end: object, exact: str = "Mr ") -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "exact": exact, "prefix": "", "suffix": ""}]


REVIEW = Review("1" * 32, ARTICLE, "e" * 64, "accepted")
STAGE = Stage(ARTICLE, "Eve", "open")
_TYPE = TagType("x", "X", "", "X", "red", "#000000", "plain", "seg")
DEEP = '{"a":' * 500 + "1" + "}" * 500

LINES: dict[str, str | bytes] = {
    "no JSON": "hello",
    "an empty line": "",
    "a list": "[]",
    "not UTF-8": b'{"at":"\xff"}',
    "a blank in it": line().replace(":", ": ", 1),
    "an escaped letter": line(by="Eve").replace("Eve", "\\u0045ve"),
    "half a character": line(by="X").replace('"X"', '"\\ud800"'),
    "a raw surrogate": line(by="\ud800"),
    "a key twice": line().replace('"by":"Eve"', '"by":"Eve","by":"Eve"'),
    "keys out of order": line().replace('"at":"","by":"Eve"', '"by":"Eve","at":""'),
    "NaN": saying("unknown", "11", "X").replace('"X"', '{"a":NaN}'),
    "a fraction": saying("unknown", "11", {"a": 0}).replace('"a":0', '"a":1.5'),
    "a fraction of nothing": saying("unknown", "11", {"a": 0}).replace('"a":0', '"a":1.0'),
    "a number with an exponent": saying("unknown", "11", {"a": 0}).replace('"a":0', '"a":1e5'),
    "a huge number": saying("unknown", "11", {"a": 10**30}),
    "something deep": saying("unknown", "11", "X").replace('"X"', DEEP),
    "something deeper than any reader goes": saying("unknown", "11", "X")
    .replace('"X"', DEEP * 1)
    .replace('{"a":' * 500, '{"a":' * 50_000),
    "another version": line(v=2),
    "a version that is true": line().replace('"v":1', '"v":true'),
    "one member more": line(extra=1),
    "a name that is a number": line(by=5),
    "a name with a control character": line(by="Eve\x1b[2J"),
    "a scope that is no article": line(scope="../../x"),
    "a subject that is no id": saying("annotation", "zz", None),
    "a subject in capitals": saying("annotation", "A" * 32, None),
    "a subject of another length": saying("annotation", "11", None),
    "a subject twice in one event": line(
        statements=[{"body": None, "kind": "annotation", "subject": "1" * 32, "supersedes": []}] * 2
    ),
    "supersedes what is no event": saying("annotation", "1" * 32, None, supersedes=["x"]),
    "supersedes words": saying("annotation", "1" * 32, None, supersedes="1" * 64),
    "a kind that is a number": saying(5, "11", None),  # type: ignore[arg-type]  # that is the attack
    "a body that is a list": saying("annotation", "1" * 32, []),
    "a tag without words": saying("annotation", "1" * 32, _tag(target=[])),
    "a tag that ends before it starts": saying("annotation", "1" * 32, _tag(target=_target(3, 0))),
    "a tag that starts before the text": saying("annotation", "1" * 32, _tag(target=_target(-3, 0))),
    "a tag of other words than its length": saying("annotation", "1" * 32, _tag(target=_target(0, 2))),
    "a tag whose start is true": saying("annotation", "1" * 32, _tag(target=_target(True, 4))),
    "a tag on no article": saying("annotation", "1" * 32, _tag(article="x")),
    "a tag of unknown certainty": saying("annotation", "1" * 32, _tag(certainty="sure")),
    "a tag with a number as value": saying("annotation", "1" * 32, _tag(values={"a": 1})),
    "a tag with a control character": saying("annotation", "1" * 32, _tag(note="\x00")),
    "a tag with one key more": saying("annotation", "1" * 32, _tag(more="x")),
    "a decision under another id": saying("review", "2" * 32, REVIEW.to_body()),
    "a decision that is none": saying("review", REVIEW.id, {**REVIEW.to_body(), "verdict": "maybe"}),
    "a stage under another id": saying("stage", "2" * 32, STAGE.to_body()),
    "a stage that is none": saying("stage", STAGE.id, {**STAGE.to_body(), "stage": "done"}),
    "another project": saying("project", "01", {"name": "x"}),
    "a tag type under another name": saying("tag_type", "11", {"name": "person"}),
    "a tag type that cannot be drawn": saying(
        "tag_type", b"x".hex(), {**_TYPE.to_body(), "fields": [], "examples": []}
    ),
    "an article of a length that is none": saying("article", ARTICLE, {"metadata": {}}),
}


@pytest.fixture
def empty(tmp_path: Path) -> Session:
    return create_project(tmp_path / "mine.annotator", by="Anna")


def refuses(session: Session, data: bytes) -> None:
    """The bundle is refused, and the project is byte for byte as it was."""
    path = session.path.with_name("attack.zip")
    path.write_bytes(data)
    before = session.path.read_bytes()
    with pytest.raises(UnreadableFile) as refused:
        session.exchanging.take_in(session.exchanging.look(path))
    assert str(refused.value).endswith(".")
    assert session.path.read_bytes() == before


def test_the_sound_line_is_taken_in(empty: Session) -> None:
    path = empty.path.with_name("sound.zip")
    path.write_bytes(
        of_lines(
            line(), saying("annotation", "1" * 32, _tag()), saying("review", REVIEW.id, REVIEW.to_body())
        )
    )
    assert empty.exchanging.look(path).new == 3


@pytest.mark.parametrize("attack", LINES)
def test_an_event_that_cannot_be_is_refused(empty: Session, attack: str) -> None:
    refuses(empty, of_lines(LINES[attack]))


def test_events_in_no_order_twice_or_too_few_are_refused(empty: Session, tmp_path: Path) -> None:
    refuses(empty, of_lines(line(by="A"), line(by="A")))
    refuses(empty, of_lines(line(by="A"), line(by="B"), claimed=3))
    refuses(empty, of_lines(line(by="A"), claimed=0))


@pytest.fixture
def sound(session: Session, article: Article, tmp_path: Path) -> Path:
    session.tagging.add(article.id, "person", [(0, 10)])
    session.exchanging.bundle(tmp_path / "sound.zip", "everything", originals=True)
    return tmp_path / "sound.zip"


def _extra(name: str, data: bytes = b"x") -> Files:
    return {name: data}


@pytest.mark.parametrize(
    "name",
    [
        "data/../../evil.txt",
        "data/evil.exe",
        "data/texts/evil.txt",
        "data/texts/" + "A" * 64 + ".txt",
        "data/events-3.jsonl",
        "data/events-0.jsonl",
        "data/project.annotator",
        "evil.txt",
        "fetch.txt",
        "manifest-md5.txt",
        "data/BUNDLE.json",
        "/data/evil.txt",
    ],
)
def test_files_that_no_bundle_has_are_refused(empty: Session, sound: Path, name: str) -> None:
    refuses(empty, packed(resealed({**files_of(sound), name: b"x"})))


@pytest.mark.parametrize("missing", ["data/bundle.json", "bagit.txt", "data/events.jsonl"])
def test_a_bundle_that_lacks_something_is_refused(empty: Session, sound: Path, missing: str) -> None:
    files = files_of(sound)
    del files[missing]
    refuses(empty, packed(resealed(files)))


@pytest.mark.parametrize("kind", ["texts", "originals"])
def test_a_file_under_a_wrong_hash_is_refused(empty: Session, sound: Path, kind: str) -> None:
    files = files_of(sound)
    name = next(name for name in files if name.startswith(f"data/{kind}/"))
    refuses(empty, packed(resealed({**files, name: files[name] + b" more"})))
    refuses(empty, packed({**files, name: files[name] + b" more"}))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format":"annotator-bundle","version":2}',
        b'{"a":1,"a":2}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_head_that_is_none_is_refused(empty: Session, sound: Path, head: bytes) -> None:
    refuses(empty, packed(resealed({**files_of(sound), "data/bundle.json": head})))


def test_a_bomb_a_password_and_a_link_are_refused(empty: Session, sound: Path, tmp_path: Path) -> None:
    refuses(empty, packed(resealed({**files_of(sound), "data/README.txt": b" " * 50_000_000})))
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files_of(sound).items():
            entry = zipfile.ZipInfo(f"annotator-bundle/{name}")
            entry.external_attr = (0o120777 if name.endswith("README.txt") else 0o100644) << 16
            archive.writestr(entry, data)
    refuses(empty, path.read_bytes())


@pytest.mark.parametrize("seed", range(8))
def test_damaged_bytes_are_refused_or_harmless_and_never_half_taken_in(
    empty: Session, sound: Path, seed: int
) -> None:
    """Bits flipped, stretches cut out, doubled or overwritten: in the archive, and in files that were sealed again."""
    chance = random.Random(seed)
    whole = sound.read_bytes()
    events = {raw for raw, _document in log.events_by_id(empty.history._project.database)}
    before = projection.state(empty.history._project.database)
    for number in range(12):
        if number % 2:
            files = files_of(sound)
            name = chance.choice(sorted(files))
            data = packed(resealed({**files, name: _damaged(files[name], chance)}))
        else:
            data = _damaged(whole, chance)
        path = empty.path.with_name("damaged.zip")
        path.write_bytes(data)
        try:
            plan = empty.exchanging.look(path)
        except KnownError:
            there = {raw for raw, _document in log.events_by_id(empty.history._project.database)}
            assert there == events
            assert projection.state(empty.history._project.database) == before
        else:  # the damage was where it means nothing, such as a time in the archive
            assert plan.changes


def _damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.randint(1, 60))
    return chance.choice(
        (
            data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
            data[:at] + data[end:],
            data[:end] + data[at:],
            data[:at] + chance.randbytes(end - at) + data[end:],
            data[:at],
        )
    )

"""What a folder of our own says beside its files."""

import json
import random

import pytest

from annotator.formats.manifest import Manifest, manifest_bytes, read_manifest, said_of
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.span import Span
from annotator.model.zone import ProposedZone, Zone
from tests.formats.tei.material import ANNA, KHAN, annotated

ZONE = Zone("9" * 32, "", Span(0, 3), "caption", "a rule", ANNA)
SOURCE = annotated("One two.", zones=(ZONE,))
WRITTEN = manifest_bytes({"one": said_of(SOURCE.article, SOURCE.zones)}, [KHAN])


def read(data: bytes) -> Manifest:
    """A manifest that is one."""
    found = read_manifest(data)
    assert found
    return found


def test_articles_furniture_and_register_come_back() -> None:
    found = read(WRITTEN)
    article = found.articles["one"]
    assert (article.id, article.metadata) == (SOURCE.article.id, SOURCE.article.metadata)
    assert article.zones == (ProposedZone(Span(0, 3), "caption", "a rule"),)
    (entry,) = found.entries
    assert (entry.key, entry.kind, entry.name, entry.dates) == (KHAN.id, "person", KHAN.name, KHAN.dates)
    assert (entry.forms, entry.identifiers, entry.note) == (KHAN.forms, KHAN.identifiers, KHAN.note)


def test_furniture_that_lies_outside_of_the_text_is_left_out() -> None:
    assert read(WRITTEN).articles["one"].incoming("On").zones == ()


def test_what_somebody_else_wrote_is_no_manifest_of_ours() -> None:
    assert read_manifest(None) is None
    assert read_manifest(b'{"program": "Other"}') is None
    assert read_manifest(b"[]") is None


@pytest.mark.parametrize(
    "change",
    [
        {"form": 2},
        {"articles": []},
        {"register": [{"kind": "ship"}]},
        {"articles": {"one": {"id": 5, "metadata": {}, "zones": []}}},
        {"articles": {"one": {"id": "5", "metadata": {"colour": "red"}, "zones": []}}},
        {"articles": {"one": {"id": "5", "metadata": Metadata().title, "zones": [[1, 0.5, "caption", ""]]}}},
    ],
)
def test_a_manifest_that_was_changed_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(UnreadableFile):
        read_manifest(json.dumps(json.loads(WRITTEN) | change).encode())


def test_a_damaged_manifest_gives_one_sentence_or_a_manifest() -> None:
    chance = random.Random(9)
    for _ in range(300):
        data = bytearray(WRITTEN)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'0189 "{}[],-a\xff')
        try:
            read_manifest(bytes(data))
        except UnreadableFile as error:
            assert str(error).endswith(".")

"""The acceptance checks of our TEI: each is shown by tests that exist, the last of them here."""

import io
import re
from pathlib import Path

import pytest
from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.validation import validate
from tests.formats.tei.material import annotated, annotation, exported
from tests.formats.tei.reader import read

TESTS = Path(__file__).resolve().parents[2]
TABLE = (TESTS.parent / "docs" / "tei.md").read_text(encoding="utf-8")
FLAVOURS = [exporter for exporter in EXPORTERS if exporter.name.startswith("tei-")]
flavours = pytest.mark.parametrize("exporter", FLAVOURS, ids=lambda exporter: exporter.name)
T = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def test_every_check_is_in_the_table_with_tests_that_exist() -> None:
    rows = re.findall(r"^\| (\d+) \|.*?\|(.*)\|(.*)\|$", TABLE, re.MULTILINE)
    assert [int(number) for number, _tests, _remark in rows] == list(range(1, 68))
    for number, tests, remark in rows:
        names = re.findall(r"`([\w/]+\.py)::(\w+)`", tests)
        assert names or remark.strip(), number
        for path, name in names:
            assert f"def {name}(" in (TESTS / path).read_text(encoding="utf-8"), (number, path, name)


def test_every_way_of_writing_is_in_the_table() -> None:
    for exporter in FLAVOURS:
        assert f"| `{exporter.name}`" in TABLE


@flavours
def test_version_and_language_stand_on_every_article(exporter: Exporter) -> None:
    document = etree.fromstring(exported(exporter, annotated("one"), annotated("two", number=2)))
    assert document.get("version") == "4.12.0"
    for article in document.iter(f"{T}TEI"):
        text = article.find(f"{T}text")
        assert text is not None
        assert (article.get("version"), article.get(f"{XML}lang"), text.get(f"{XML}lang")) == (
            *("4.12.0", "en"),
            "en",
        )


@pytest.mark.parametrize("exporter", FLAVOURS[:5], ids=lambda exporter: exporter.name)
def test_tags_beside_each_other_stay_two(exporter: Exporter) -> None:
    article = annotated("MrKhan", annotation(1, "person", (0, 2)), annotation(2, "person", (2, 6)))
    (found,) = read(exported(exporter, article)).values()
    assert sorted(tag.spans for tag in found.tags.values()) == [[(0, 2)], [(2, 6)]]


def test_there_are_as_many_heads_as_tags() -> None:
    steps = [annotation(step, "theme", (step, step + 9), (step + 20, step + 25)) for step in range(12)]
    document = etree.fromstring(exported(FLAVOURS[1], annotated("one two\nthree\n" * 4, *steps)))
    body = document.find(f"{T}text/{T}body")
    assert body is not None
    parts = [one for one in body.iter(f"{T}seg") if one.get(f"{XML}id")]
    assert len([one for one in parts if one.get("prev") is None]) == len(steps)
    following = {one.get(f"{XML}id"): one.get("next", "")[1:] for one in parts}
    for one in parts:
        if before := one.get("prev"):
            assert following[before[1:]] == one.get(f"{XML}id")


def test_an_xinclude_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{secret.as_uri()}"/>'
    )
    document = exported(FLAVOURS[0], annotated("one")).replace(b">one<", f">{include}<".encode())
    found = "\n".join(finding.message for finding in validate(io.BytesIO(document)))
    assert "include" in found
    assert "SECRET" not in found

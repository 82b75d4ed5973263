"""Tags in the text: split, chained, and never deeper than a reader of XML takes."""

from typing import Any

import pytest
from lxml import etree

from annotator.formats.exporters import tei_inline
from annotator.formats.tei.inline import DEEPEST
from annotator.model.errors import InvalidDocument
from tests.formats.tei.material import annotated, annotation, checked, exported

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def body(*articles: Any) -> Any:
    """The body of an exported article."""
    return etree.fromstring(exported(tei_inline.EXPORTER, *articles)).find(f".//{T}body")


def test_only_the_first_part_carries_data_and_each_part_has_its_own_id() -> None:
    article = annotated("one\ntwo\nthree", annotation(10, "person", (0, 11), values={"name": "X"}))
    parts = list(body(article).iter(f"{T}persName"))
    name = f"ann-{10:032x}"
    assert [part.get(ID) for part in parts] == [name, f"{name}.2", f"{name}.3"]
    assert [part.get("next") for part in parts] == [f"#{name}.2", f"#{name}.3", None]
    assert [part.get("prev") for part in parts] == [None, f"#{name}", f"#{name}.2"]
    assert [sorted(set(part.attrib) - {ID, "next", "prev"}) for part in parts] == [
        ["ana", "cert", "ref", "resp"],
        ["ana"],
        ["ana"],
    ]


def test_a_quotation_in_a_date_stands_in_a_seg() -> None:
    article = annotated("on “May Day” then", annotation(1, "date", (0, 17)), annotation(2, "quote", (3, 12)))
    (said,) = body(article).iter(f"{T}said")
    assert [one.tag for one in said.iterancestors()][:2] == [f"{T}seg", f"{T}date"]
    assert len(said.getparent().attrib) == 0


def test_as_many_tags_on_one_place_as_readers_take_are_exported() -> None:
    article = annotated("x", *(annotation(place, "person", (0, 1)) for place in range(DEEPEST)))
    checked(tei_inline.EXPORTER, exported(tei_inline.EXPORTER, article), article)


@pytest.mark.parametrize("kinds", [("person",), ("date", "quote")])
def test_more_tags_on_one_place_are_refused_with_what_to_do(kinds: tuple[str, ...]) -> None:
    tags = (annotation(place, kinds[place % len(kinds)], (0, 1)) for place in range(300))
    with pytest.raises(InvalidDocument, match="export the archive copy"):
        exported(tei_inline.EXPORTER, annotated("x", *tags))


def test_dates_and_quotations_in_turn_stay_readable() -> None:
    tags = [annotation(place, ("date", "quote")[place % 2], (0, 1)) for place in range(130)]
    article = annotated("x", *tags)
    checked(tei_inline.EXPORTER, exported(tei_inline.EXPORTER, article), article)

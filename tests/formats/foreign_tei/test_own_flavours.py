"""Our own files, were they another program's: the text and the places of the tags are what they are."""

import pytest

from annotator.formats.exporters import tei_anchors, tei_inline, tei_publisher, tei_standoff
from annotator.formats.exporters.exporter import Exporter
from annotator.text.normalising import with_line_feeds
from tests.formats.foreign_tei.material import first, text
from tests.formats.tei.material import exported
from tests.formats.tei.test_document import LETTER


@pytest.mark.parametrize(
    "exporter",
    [one.EXPORTER for one in (tei_anchors, tei_inline, tei_publisher, tei_standoff)],
    ids=lambda one: one.name,
)
def test_text_and_places_are_found_again(exporter: Exporter) -> None:
    unsigned = exported(exporter, LETTER).replace(b'ident="annotator"', b'ident="another"')
    document = first(unsigned)
    assert text(document) == with_line_feeds(LETTER.text)
    assert document.quotes == {}
    found = sorted(
        "".join(text(document)[s.start : s.end] for s in tag.target).split() for tag in document.tags
    )
    assert found == sorted(
        "".join(LETTER.text[s.start : s.end] for s in tag.target).split() for tag in LETTER.annotations
    )

"""What another TEI reader takes for the text of a simple file is what we take for it."""

from pathlib import Path

import pytest

from tests.formats.foreign_tei.material import tei, text_of

BODIES = (
    "<p>Mr <persName>Aslam <hi>Khan</hi></persName> left.</p><p>He <said>said so</said>.</p>",
    "<p>a\n   <rs type='x'>b c</rs>\td</p><p>é 😀 <date>1 May</date></p>",
    "<p>News</p><p>x<!-- y -->z <![CDATA[<w>]]> end</p>",
)


@pytest.mark.parametrize("body", BODIES)
def test_delb_reads_the_same_words(body: str, tmp_path: Path) -> None:
    delb = pytest.importorskip("delb", reason="delb is not installed")
    path = tmp_path / "report.xml"
    path.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>' + tei(body))
    (read,) = delb.Document(path).css_select("body")
    lines = [" ".join(line.full_text.split()) for line in read.css_select("p")]
    assert text_of(tei(body)).split("\n") == lines

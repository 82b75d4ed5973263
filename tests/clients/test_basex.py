"""BaseX stores our exports and gives them back: what it returns is taken in, and exported again byte for byte."""

import shutil
import subprocess
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.services.sample import make_sample

pytestmark = pytest.mark.skipif(
    shutil.which("basex") is None, reason="BaseX is not installed (apt-get install basex)"
)
_TARGETS = """
declare namespace t = 'http://www.tei-c.org/ns/1.0';
for $one in //t:annotation
let $words := for $range in tokenize($one/@target, '\\s+')
  let $parts := analyze-string($range, '#string-range\\((.+),(\\d+),(\\d+)\\)')//*:group/string()
  return substring(string(//t:p[@xml:id = $parts[1]]), xs:integer($parts[2]) + 1, xs:integer($parts[3]))
return string-join($words) = string($one/t:note[@type = 'body'])
"""


@pytest.mark.parametrize("flavour", ["tei-standoff", "tei-inline", "tei-publisher", "tei-anchors"])
def test_what_basex_stored_comes_back_byte_for_byte(flavour: str, tmp_path: Path) -> None:
    session = make_sample(create_project, tmp_path / "sample.annotator")
    first, stored, again = (tmp_path / name for name in ("first.xml", "stored.xml", "again.xml"))
    session.exporting.export(flavour, first)
    home = f"-Dorg.basex.DBPATH={tmp_path / 'base'}"
    commands = ["basex", "-c", f"CREATE DB sample {first}", "-c", "XQUERY collection('sample')"]
    done = subprocess.run(
        commands, capture_output=True, check=True, env={"PATH": "/usr/bin:/bin", "BASEX_JVM": home}
    )
    stored.write_bytes(done.stdout)
    other = create_project(tmp_path / "other.annotator", by="Rita")
    assert [one.error for one in other.accessioning.import_files([stored]) if one.error] == []
    other.exporting.export(flavour, again)
    assert again.read_bytes() == first.read_bytes()
    other.close()
    session.close()


def test_a_short_query_resolves_every_pointer_of_an_archive_copy(tmp_path: Path) -> None:
    session = make_sample(create_project, tmp_path / "sample.annotator")
    out = tmp_path / "out.xml"
    session.exporting.export("tei-standoff", out)
    done = subprocess.run(["basex", "-i", str(out), _TARGETS], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["true"] * sum(session.library.tag_counts().values())
    session.close()

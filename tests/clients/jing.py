"""Jing, a validator of RELAX NG: what we write is valid by the grammar of the TEI and by our own."""

from annotator.resource_files import resource
from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, debian
from tests.clients.sample import Sample
from tests.formats.tei.official import SCHEMA, jing_errors

_FLAVOURS = ("tei-standoff", "tei-inline", "tei-inline-accepted", "tei-publisher", "tei-anchors", "tei-plain")


def _reads(sample: Sample, _workshop: Workshop) -> list[Read]:
    files = [path for flavour in _FLAVOURS for path in (sample.file(flavour), *sample.each(flavour))]
    what = f"{len(files)} files of all flavours of TEI"
    plain = [path for path in files if "tei-plain" in path.name]
    rest = [path for path in files if path not in plain]
    own = jing_errors(rest, resource("tei", "annotator.rng")) + jing_errors(
        plain, resource("tei", "plain.rng")
    )
    found = [Read(f"{what}, by our grammars", right=own == [], remark="valid")]
    if SCHEMA.is_file():
        found.append(Read(f"{what}, by tei_all", right=jing_errors(files) == [], remark="valid"))
    return found


JING = Client("jing", "Debian: jing", lambda _workshop: debian("jing", "jing"), _reads, quick=True)

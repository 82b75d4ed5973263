"""BaseX, an XML database: it resolves pointers by XQuery, and gives back what it stored."""

import json
from pathlib import Path

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, debian, output
from tests.clients.sample import Sample

_SPACE = "declare namespace t = 'http://www.tei-c.org/ns/1.0'; declare option output:method 'json'; "
_TEXTS = _SPACE + "array { //t:body/string() }"
_INLINE = _SPACE + (
    "map:merge(for $tag in //t:body//*[contains(@ana, '#tag.')][not(@prev)] "
    "group by $type := substring-after(tokenize($tag/@ana)[1], '#tag.') return map { $type: count($tag) })"
)
_POINTED = (
    _SPACE
    + """
map:merge(for $one in //t:annotation
let $words := for $range in tokenize($one/@target, '\\s+')
  let $parts := analyze-string($range, '#string-range\\((.+),(\\d+),(\\d+)\\)')//*:group/string()
  return substring(string(//t:p[@xml:id = $parts[1]]), xs:integer($parts[2]) + 1, xs:integer($parts[3]))
return map { string($one/@xml:id): map {
  'type': substring-after(tokenize($one/@ana)[1], '#tag.'),
  'words': string-join($words),
  'body': string($one/t:note[@type = 'body']) } })
"""
)
LOSSLESS = ("tei-standoff", "tei-inline", "tei-publisher", "tei-anchors")
"""Flavours of TEI that hold everything."""


def _reads(sample: Sample, workshop: Workshop) -> list[Read]:
    def asked(query: str, path: Path) -> str:
        return output(["basex", "-w", "-i", str(path), query]).decode("utf-8")

    archive, reading = sample.file("tei-standoff"), sample.file("tei-inline")
    resolved = json.loads(asked(_POINTED, archive))
    types = [one["type"] for one in resolved.values()]
    return [
        Read(
            "tei-standoff, every string-range resolved by XQuery",
            texts=json.loads(asked(_TEXTS, archive)),
            tags={name: types.count(name) for name in types},
            words={name.removeprefix("ann-"): one["words"] for name, one in resolved.items()},
            right=all(one["words"] == one["body"] for one in resolved.values()),
            remark="bodies hold what the pointers lead to",
        ),
        Read(
            "tei-inline", texts=json.loads(asked(_TEXTS, reading)), tags=json.loads(asked(_INLINE, reading))
        ),
        *(_stored(sample, flavour) for flavour in LOSSLESS),
    ]


def _stored(sample: Sample, flavour: str) -> Read:
    base = {"PATH": "/usr/bin:/bin", "BASEX_JVM": f"-Dorg.basex.DBPATH={sample.folder / 'base'}"}
    commands = ["-c", f"CREATE DB sample {sample.file(flavour)}", "-c", "XQUERY collection('sample')"]
    given = output(["basex", *commands], environment=base)
    return Read(
        f"{flavour}, stored and given back",
        right=sample.comes_back(flavour, given),
        remark="comes back whole",
    )


BASEX = Client("BaseX", "Debian: basex", lambda _workshop: debian("basex", "basex"), _reads)

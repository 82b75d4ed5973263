"""TEI export against a bare `xmlfile` writer of the same bytes: CPU time as a ratio, and peak memory.

    python tests/benchmarks/tei_export.py [--articles 5000] [--tags 250000] [--rounds 3]

Each round exports the corpus, then writes the same elements and texts with nothing but `lxml.etree.xmlfile`.
The time in which the corpus is made up, and the one in which the export is read for the bare writer, is not
counted. Memory is the peak of a process that writes, and of one that writes and checks.
"""

import argparse
import filecmp
import hashlib
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.node import TEI_NAMESPACE, XML_NAMESPACE
from annotator.formats.tei.xml_reader import TEI, articles
from annotator.formats.tei.xml_stream import PROLOGUE
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Metadata, Original
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.record import Record
from annotator.model.span import Span
from annotator.model.tag_type import Field, TagType

RATIO_LIMIT = 2.0
MEMORY_LIMIT = 150
PEOPLE = tuple(Record(f"{number:032x}", "person", f"Person {number:04}") for number in range(2000))
ANNOTATORS = ("Anna Example", "Ben Example", "Rita Example")
WORDS = tuple(
    f"{stem}{ending}"
    for stem in ("coun", "par", "lead", "vot", "ward")
    for ending in ("cil", "ty", "er", "e")
)


def _type(name: str, element: str, *fields: Field) -> TagType:
    return TagType(
        name, name, name[0], name[0].upper(), "#000000", "#ffffff", "plain", element, fields=fields
    )


TAG_TYPES = (
    _type("person", "persName", Field("name", "Who", "person", tei="ref")),
    _type("role", "roleName", Field("term", "Role", tei="role"), Field("holder", "Held by", "person")),
    _type("date", "date", Field("edtf", "Date", "date", tei="edtf")),
    _type(
        "quote", "said", Field("speaker", "Speaker", "person", tei="who"), Field("mode", "Mode", tei="direct")
    ),
)


def _said(chance: random.Random, kind: int, mention: str) -> tuple[dict[str, str], dict[str, Link]]:
    """Values and links of a tag; one role in four points at another tag beside its holder."""
    person = chance.choice(PEOPLE).id
    if kind == 0:
        return {}, {"name": Link(record=person)}
    if kind == 1:
        return {"term": "leader"}, {"holder": Link(person, mention if chance.random() < 0.25 else "")}
    if kind == 2:
        return {"edtf": f"{chance.randint(1900, 2023)}-{chance.randint(1, 12):02}"}, {}
    return {"mode": "direct"}, {"speaker": Link(record=person)}


class Made:
    """Articles made up one at a time; `seconds` is the CPU time this took."""

    def __init__(self, count: int, tags: int) -> None:
        self.count, self.tags, self.seconds = count, tags, 0.0

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        for number in range(self.count):
            started = time.process_time()
            share = self.tags * (number + 1) // self.count - self.tags * number // self.count
            article = _article(number, share)
            self.seconds += time.process_time() - started
            yield article


def _article(number: int, tags: int) -> AnnotatedArticle:
    chance = random.Random(number)
    words = (chance.choice(WORDS) + ("\n\n" if chance.random() < 0.02 else " ") for _ in range(500))
    text = "".join(words)
    identifier = hashlib.sha256(str(number).encode()).hexdigest()
    annotations = []
    for tag in range(tags):
        kind = chance.randrange(len(TAG_TYPES))
        start = chance.randrange(len(text) - 1)
        end = min(len(text), start + chance.randint(1, 200 if kind == 3 else 25))
        values, links = _said(chance, kind, f"{number:016x}{chance.randrange(tags):016x}")
        annotations.append(
            Annotation(
                f"{number:016x}{tag:016x}",
                identifier[:16],
                TAG_TYPES[kind].name,
                (Span(start, end),),
                chance.choice(ANNOTATORS),
                "2026-11-19T08:00:00Z",
                values=values,
                links=links,
                type_version=TAG_TYPES[kind].version,
            )
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    original = Original(identifier, f"{number}.txt", "text/plain", "utf-8")
    metadata = Metadata(f"Article {number}", "The Gazette", "", "2023-09-20", language="en")
    return AnnotatedArticle(
        Article(identifier[:16], metadata, digest, len(text), original), text, (), tuple(annotations)
    )


def _corpus(made: Made) -> Corpus:
    return Corpus("Benchmark", TAG_TYPES, ANNOTATORS, PEOPLE, made.count, made)


def _export(exporter: Exporter, made: Made, path: Path) -> float:
    """Export to a file; CPU seconds without those in which the corpus was made up."""
    with path.open("wb") as stream:
        started = time.process_time()
        exporter.write(_corpus(made), stream, silent)
        return time.process_time() - started - made.seconds


def _tree(element: Any) -> tuple[str, dict[str, str], list[Any]]:
    """An element as name, attributes and content, with nothing left to work out when it is written."""
    content: list[Any] = [element.text] if element.text else []
    for child in element:
        if child.tag != TEI:
            content.append(_tree(child))
            content += [child.tail] if child.tail else []
    return etree.QName(element).localname, dict(element.attrib), content


def _bare(file: Any, tree: tuple[str, dict[str, str], list[Any]]) -> None:
    name, attributes, content = tree
    with file.element(name, attributes):
        for part in content:
            if isinstance(part, str):
                file.write(part)
            else:
                _bare(file, part)


def _write_bare(source: Path, target: Path) -> float:
    """Write what `source` holds with a bare `xmlfile`; CPU seconds of that alone."""
    seconds = 0.0

    def timed(work: Callable[[], object]) -> None:
        nonlocal seconds
        started = time.process_time()
        work()
        seconds += time.process_time() - started

    names = {None: TEI_NAMESPACE, "xml": XML_NAMESPACE}
    with source.open("rb") as stream, target.open("wb") as out:
        elements = articles(stream)
        first = next(elements)
        root = first.getparent()
        timed(lambda: out.write(PROLOGUE))
        with etree.xmlfile(out, encoding="UTF-8") as file:
            around = [_tree(child) for child in root if child.tag != TEI]
            with file.element(root.tag, dict(root.attrib), nsmap=names):
                for part in chain(around, map(_tree, _chain(first, elements))):
                    timed(partial(file.write, "\n  "))
                    timed(partial(_bare, file, part))
                timed(lambda: file.write("\n"))
        timed(lambda: out.write(b"\n"))
    return seconds


def _chain(first: Any, rest: Iterable[Any]) -> Iterator[Any]:
    yield first
    yield from (element for element in rest if element.tag == TEI)


def _check(exporter: Exporter, made: Made, path: Path) -> float:
    """Check a written file; CPU seconds without those in which the texts were made up again."""
    again = iter(made)
    assert exporter.check is not None
    with path.open("rb") as stream:
        made.seconds = 0.0
        started = time.process_time()
        exporter.check(stream, lambda _identifier: next(again))
        return time.process_time() - started - made.seconds


def _peak(arguments: argparse.Namespace, exporter: str, checked: bool) -> float:
    """Peak memory in MB of a process that exports and, if asked, checks."""
    command = [sys.executable, __file__, "--alone", exporter, *(["--checked"] if checked else [])]
    command += ["--articles", str(arguments.articles), "--tags", str(arguments.tags)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _alone(arguments: argparse.Namespace) -> None:
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == arguments.alone)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.xml"
        _export(exporter, Made(arguments.articles, arguments.tags), path)
        if arguments.checked:
            _check(exporter, Made(arguments.articles, arguments.tags), path)
    print(_peak_of_this_process())


def _peak_of_this_process() -> float:
    """Peak resident memory in MB; getrusage would count what the parent had before the process began."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def measure(arguments: argparse.Namespace, exporter: Exporter) -> dict[str, float | str]:
    """Median CPU seconds of export, bare writer and check, their ratios, and peak memory."""
    exports, floors, checks = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path, bare = Path(folder) / "export.xml", Path(folder) / "bare.xml"
        for _ in range(arguments.rounds):
            exports.append(_export(exporter, Made(arguments.articles, arguments.tags), path))
            floors.append(_write_bare(path, bare))
            checks.append(_check(exporter, Made(arguments.articles, arguments.tags), path))
        assert filecmp.cmp(path, bare, shallow=False), "the bare writer wrote other bytes"
        size = path.stat().st_size
    ratios = [export / floor for export, floor in zip(exports, floors, strict=True)]
    return {
        "exporter": exporter.name,
        "megabytes": round(size / 1e6, 1),
        "export_seconds": round(statistics.median(exports), 2),
        "bare_seconds": round(statistics.median(floors), 2),
        "ratio": round(statistics.median(ratios), 2),
        "check_seconds": round(statistics.median(checks), 2),
        "memory_write": round(_peak(arguments, exporter.name, checked=False), 1),
        "memory_write_and_check": round(_peak(arguments, exporter.name, checked=True), 1),
    }


def main() -> int:
    """Print one JSON object for each flavour; status 1 when the archive copy misses its figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--tags", type=int, default=250_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", default="", help=argparse.SUPPRESS)
    parser.add_argument("--checked", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        _alone(arguments)
        return 0
    missed = False
    for exporter in EXPORTERS:
        if exporter.name in ("tei-standoff", "tei-inline"):
            figures = measure(arguments, exporter)
            print(json.dumps(figures), flush=True)
            if exporter.name == "tei-standoff":
                missed = (
                    float(figures["ratio"]) > RATIO_LIMIT or float(figures["memory_write"]) > MEMORY_LIMIT
                )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

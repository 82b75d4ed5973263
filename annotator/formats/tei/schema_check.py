"""Validates TEI files by a RELAX NG schema that the archivist chose, in a process of its own.

libxml2 takes ten seconds to compile the full schema of TEI and lets no other thread run meanwhile, and on some
schemas it never ends: the window must neither wait for it nor share a process with it.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.validation import MOST_FINDINGS
from annotator.model.errors import UnreadableFile


def run(arguments: Sequence[str], out: TextIO = sys.stdout) -> int:
    """Be that process: compile the first file, validate the others, tell each as a line of JSON.

    The first line says that the schema is compiled, or why it cannot be: `{"schema": ""}`, `{"schema": "why"}`.
    Each other line is `[[line, message], …]` for one file.
    """
    schema, *files = (Path(argument) for argument in arguments)
    try:
        findings_of = compiled(schema)
    except UnreadableFile as error:
        _tell(out, {"schema": str(error)})
        return 1
    _tell(out, {"schema": ""})
    for file in files:
        _tell(out, [[one.line, one.message] for one in islice(findings_of(file), MOST_FINDINGS)])
    return 0


def compiled(schema: Path) -> Callable[[Path], Iterator[Finding]]:
    """Return what finds the faults of a file. Raises UnreadableFile when the file is no schema."""
    from lxml import etree  # so that the lines that are read need no lxml

    from annotator.formats.tei.xml_reader import UnreadableXml, whole_document

    try:
        grammar: Any = etree.RelaxNG(etree.parse(schema, etree.XMLParser(no_network=True, load_dtd=False)))
    except (OSError, etree.LxmlError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnreadableFile(
            f"{schema.name} is no RELAX NG schema in XML ({reason}); choose a .rng file, such as tei_all.rng."
        ) from error

    def findings_of(path: Path) -> Iterator[Finding]:
        try:
            document = whole_document(path)
        except UnreadableXml as error:
            yield Finding(error.line, str(error))
            return
        except OSError as error:
            yield Finding(0, f"It cannot be read ({error.strerror}).")
            return
        if not grammar.validate(document):
            told = {(entry.line, entry.message): None for entry in grammar.error_log}
            yield from (Finding(line, f"{message}.") for line, message in told)

    return findings_of


def _tell(out: TextIO, what: object) -> None:
    out.write(f"{json.dumps(what)}\n")
    out.flush()

"""Installs and runs every client and prints what it read: python -m tests.clients [NAME…] [--write]

With --write, docs/clients.md is written anew. The status is 1 when a client read something else than what the
project holds.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.services.places import HOME_VARIABLE
from tests.clients.client import Row, rows_of
from tests.clients.installing import Workshop
from tests.clients.registered import CLIENTS
from tests.clients.sample import sample

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/clients.md"
_HEAD = """# What other programs read in our files

`python -m tests.clients --write` wrote this table. It exports the two sample articles and one of hard text (combining
marks, joined emoji, right to left, a tab, markup, a quotation of three paragraphs, tags that overlap and nest, some
of them accepted in a review) in all formats, gives them to programs that are not ours (those of Debian where they are
installed, those of PyPI and npm in a folder that is gone afterwards) and compares what they read with what the
project holds. *Text*: every article is the same, character by character. *Tags*: their number, type by type. *Words
of tags*: how many stand on the same words. *Right*: what the remark says is so. Clients that the tests need anyway
read in every run of the tests. The TEI Stylesheets are in none of these registries and were not tried.

"""
_COLUMNS = ("client", "version", "got from", "read", "text", "tags", "words of tags", "right", "remark")


def table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown."""
    cells = [_COLUMNS, tuple("---" for _ in _COLUMNS)]
    for row in rows:
        client = (row.client.name, row.version, row.client.comes_from)
        cells.append((*client, row.what, row.text, row.tags, row.words, row.right, row.remark))
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in cells)


def main(arguments: list[str]) -> int:
    """Run the clients wanted, all when none is named."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.clients", description=(__doc__ or "").partition(":")[0]
    )
    parser.add_argument("names", nargs="*", help="clients to run")
    parser.add_argument("--write", action="store_true", help="write docs/clients.md")
    given = parser.parse_args(arguments)
    if given.write and given.names:
        parser.error("the table is written by a run of all clients")
    rows: list[Row] = []
    with TemporaryDirectory(prefix="workshop-") as folder:
        os.environ[HOME_VARIABLE] = folder
        workshop = Workshop(Path(folder))
        with sample() as handed:
            for client in CLIENTS:
                if not given.names or client.name in given.names:
                    found = rows_of(client, handed, workshop)
                    rows += found
                    print(table(found).split("\n", 2)[2], end="", flush=True)
    if given.write:
        DOCUMENT.write_text(_HEAD + table(rows), encoding="utf-8")
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

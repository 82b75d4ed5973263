"""`import`: take in files as articles."""

import argparse
import sys
from pathlib import Path

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.article import Metadata
from annotator.model.errors import NotFound
from annotator.services.accessioning import Outcome
from annotator.services.library import Library

METADATA = ("title", "publisher", "author", "published", "url", "language", "accession", "accessed")


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="text or saved web page, or a folder of them"
    )
    arguments.metadata(parser)
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=arguments.words,
        help="character encoding of the files (default: found out, and said)",
    )
    parser.add_argument(
        "--max-size", metavar="MB", type=int, help="largest file that is taken in, in millions of bytes"
    )
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    given = Metadata(**{name: getattr(options, name) or "" for name in METADATA})
    with context.session(options.project, by=options.by, write=True) as session:
        outcomes = session.accessioning.import_files(
            options.paths,
            metadata=given,
            encoding=options.encoding,
            max_bytes=_limit(context, options.max_size),
            progress=context.progress,
        )
        if not outcomes:
            raise NotFound(
                f"There is nothing to take in; give files or folders with {', '.join(session.accessioning.suffixes())}."
            )
        forms = [_form(session.library, outcome) for outcome in outcomes if not outcome.error]
    if options.json:
        print_json(forms)
    elif forms:
        _print(forms)
    for outcome in outcomes:
        for sentence in (outcome.error, *outcome.remarks):
            if sentence:
                print(f"{plain(str(outcome.path))}: {plain(sentence)}", file=sys.stderr)
    return 1 if any(outcome.error for outcome in outcomes) else 0


def _limit(context: Context, megabytes: int | None) -> int:
    """Largest file in bytes."""
    return context.openers.settings.max_bytes if megabytes is None else megabytes * 1_000_000


def _form(library: Library, outcome: Outcome) -> json_forms.Form:
    """What came of one file; one that the project already holds gives the article it is."""
    article = outcome.article or library.article(outcome.duplicate_of)
    return json_forms.of_article(library, article, outcome.duplicate_of)


def _print(forms: list[json_forms.Form]) -> None:
    print_table(
        ("ID", "CODE POINTS", "FURNITURE", "PUBLISHED", "TITLE", ""),
        (
            (
                form["id"],
                form["characters"],
                len(form["zones"]),
                form["published"],
                form["title"] or form["file"],
                "already in the project" if form["duplicate_of"] else "",
            )
            for form in forms
        ),
    )


IMPORT = Verb("import", "take in text files and saved web pages", _arguments, _run)

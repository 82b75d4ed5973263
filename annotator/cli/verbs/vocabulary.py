"""`vocabulary`: the terms that tags use, and those of a SKOS file."""

import argparse
import sys
from pathlib import Path
from typing import Any

from annotator.cli import arguments
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.errors import InvalidValue
from annotator.services.vocabulary import ROLES, TermUse


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--vocabulary",
        metavar="TYPE.FIELD",
        type=arguments.words,
        default=ROLES,
        help=f"field of terms (default: {ROLES})",
    )
    parser.add_argument(
        "--import", dest="file", metavar="FILE", type=Path, help="take in a SKOS file (.ttl, .rdf)"
    )
    parser.add_argument(
        "--name", metavar="NAME", type=arguments.words, default="", help="name of that vocabulary"
    )
    parser.add_argument(
        "--version", metavar="VERSION", type=arguments.words, default="", help="version of that file"
    )
    parser.add_argument(
        "--language",
        metavar="TAG",
        type=arguments.words,
        default="",
        help="language of its labels (default: that of most articles)",
    )
    parser.add_argument(
        "--rename",
        metavar=("OLD", "NEW"),
        nargs=2,
        type=arguments.words,
        help="write a term otherwise in every tag that has it",
    )
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    if options.file and options.rename:
        raise InvalidValue("Take a file in or rename a term, one at a time.")
    changes = bool(options.file or options.rename)
    with context.session(options.project, by=options.by, write=changes) as session:
        vocabulary = session.vocabulary
        if options.file:
            taken = vocabulary.take_in(
                options.file,
                vocabulary=options.vocabulary,
                name=options.name,
                version=options.version,
                language=options.language,
            )
            print(f"New or changed terms: {len(taken)}.", file=sys.stderr)
        if options.rename:
            count = vocabulary.rename(options.vocabulary, *options.rename)
            print(f"Renamed in {count} {'tag' if count == 1 else 'tags'}.", file=sys.stderr)
        uses = vocabulary.terms(options.vocabulary)
    if options.json:
        print_json([_form(use) for use in uses])
    else:
        columns = ("term", "count", "source", "definition")
        print_table(
            ("TERM", "TAGS", "SOURCE", "DEFINITION"),
            ([form[column] for column in columns] for form in map(_form, uses)),
        )
    return 0


def _form(use: TermUse) -> dict[str, Any]:
    return {
        "term": use.label,
        "count": use.count,
        "alternatives": list(use.term.alternatives) if use.term else [],
        "definition": use.term.definition if use.term else "",
        "uri": use.term.uri if use.term else "",
        "source": use.term.source if use.term else "",
    }


VOCABULARY = Verb("vocabulary", "list, take in or rename the terms that tags use", _arguments, _run)

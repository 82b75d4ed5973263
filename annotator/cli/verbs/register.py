"""`register`: the authority records of the project."""

import argparse

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.record import RECORD_KINDS

PAGE = 256


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("--kind", choices=RECORD_KINDS, help="only entries of this kind")
    parser.add_argument(
        "--find",
        metavar="WORDS",
        type=arguments.words,
        default="",
        help="only entries one of whose forms holds these words",
    )
    parser.add_argument(
        "--link-names",
        action="store_true",
        help="first make entries of the names in tags that are not linked to the register yet",
    )
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=options.link_names) as session:
        registering = session.registering
        if options.link_names:
            registering.link_names()
        kinds = (options.kind,) if options.kind else RECORD_KINDS
        rows = registering.numbers(kinds, options.find)
        forms = [
            json_forms.of_record(record, registering.forms(record.id), links)
            for first in range(0, len(rows), PAGE)
            for record, links in registering.page(rows[first : first + PAGE])
        ]
    if options.json:
        print_json(forms)
    else:
        columns = ("id", "kind", "name", "dates", "mentions")
        print_table(
            [column.upper() for column in columns], ([form[column] for column in columns] for form in forms)
        )
    return 0


REGISTER = Verb("register", "list the people, organisations and places", _arguments, _run)

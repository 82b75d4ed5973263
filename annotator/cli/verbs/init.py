"""`init`: a new empty project."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import plain
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--name", metavar="NAME", default="", help="name of the project (default: that of the file)"
    )
    arguments.by(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    session = context.openers.create(options.project, name=options.name, by=options.by)
    try:
        print(f"Made the project “{plain(session.name)}” in {options.project}.")
    finally:
        session.close()
    return 0


INIT = Verb("init", "make a new, empty project", _arguments, _run)

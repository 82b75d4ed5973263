"""`init`: a new empty project."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import plain
from annotator.cli.verb import Context, Verb
from annotator.services.sample import make_sample


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--name",
        metavar="NAME",
        type=arguments.words,
        default="",
        help="name of the project (default: that of the file)",
    )
    parser.add_argument(
        "--sample", action="store_true", help="with the two sample articles and their tags in it"
    )
    arguments.by(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    if options.sample:
        session = make_sample(context.openers.create, options.project, options.name)
    else:
        session = context.openers.create(options.project, name=options.name, by=options.by)
    try:
        print(f"Made the project “{plain(session.name)}” in {options.project}.")
    finally:
        session.close()
    return 0


INIT = Verb("init", "make a new, empty project", _arguments, _run)

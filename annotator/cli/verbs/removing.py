"""`remove`: take an article out of the project, with its tags; undo brings it back."""

import argparse

from annotator.cli import arguments
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    arguments.by(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        session.accessioning.remove(session.library.article(options.article).id)
    return 0


REMOVE = Verb("remove", "take an article out of the project (undo brings it back)", _arguments, _run)

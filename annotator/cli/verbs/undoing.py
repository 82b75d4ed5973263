"""`undo` and `redo`: turn the last step of the project back, or do it again."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import plain
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.by(parser)


def _undo(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        print(f"Undone: {plain(session.history.undo().label)}.")
    return 0


def _redo(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        print(f"Done again: {plain(session.history.redo().label)}.")
    return 0


UNDO = Verb("undo", "turn the last step back", _arguments, _undo)
REDO = Verb("redo", "do again what was undone last", _arguments, _redo)

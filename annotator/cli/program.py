"""The program behind the verbs: reads the arguments, runs one verb, turns known errors into a sentence."""

import argparse
import errno
import sys
from collections.abc import Sequence

from annotator import __version__
from annotator.cli.output import plain, prepare_streams, reader_is_gone
from annotator.cli.progress_bar import shown_on
from annotator.cli.registry import VERBS
from annotator.cli.verb import Context
from annotator.model.errors import KnownError
from annotator.services.session import Openers

KNOWN_ERROR = 1
INTERRUPTED = 130

DESCRIPTION = """\
Tag, compare and hand over several newspapers' reports of one event.

Without an argument the window opens; with a project, that project. Positions are code points from 0.
"""


def run(openers: Openers, arguments: Sequence[str]) -> int:
    """Run one verb and return the exit status: 0, 1 for a known error, 2 for a usage error."""
    prepare_streams()
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    try:
        with shown_on(sys.stderr) as progress:
            status: int = options.run(Context(openers, progress), options)
        sys.stdout.flush()
    except KnownError as error:
        print(f"annotator: {plain(str(error))}", file=sys.stderr)
        return KNOWN_ERROR
    except BrokenPipeError:
        reader_is_gone()
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(
            "annotator: There is no space left for the output; free some space and try again.",
            file=sys.stderr,
        )
        reader_is_gone()
        return KNOWN_ERROR
    except KeyboardInterrupt as stopped:
        print(f"annotator: {plain(str(stopped)) or 'Stopped.'}", file=sys.stderr)
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="annotator", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for verb in VERBS:
        sentence = f"{verb.summary[:1].upper()}{verb.summary[1:]}."
        own = verbs.add_parser(verb.name, help=verb.summary, description=sentence)
        verb.arguments(own)
        own.set_defaults(run=verb.run)
    return parser

"""`text`: the stored text of an article, byte for byte."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import print_bytes
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    parser.add_argument(
        "--original", action="store_true", help="write the file as it was received instead of its text"
    )


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        article = session.library.article(options.article)
        if options.original:
            content = session.library.original(article.id)
        else:
            content = session.library.text(article.id).encode("utf-8")
    print_bytes(content)
    return 0


TEXT = Verb("text", "write the stored text of an article, byte for byte", _arguments, _run)

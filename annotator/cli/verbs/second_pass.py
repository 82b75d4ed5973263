"""`second-pass`: tag an article again without one's earlier tags, to be compared with oneself."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    parser.add_argument("--stop", action="store_true", help="say that it is done")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        passing = session.second_pass
        stage = (passing.stop if options.stop else passing.start)(options.article)
    if options.json:
        print_json({"article": stage.article, "person": stage.person, "stage": stage.stage})
    elif options.stop:
        print(plain(f"Done by {stage.person}; agreement compares both passes."))
    else:
        print(plain(f"Make its tags with --by “{stage.person}”."))
    return 0


SECOND_PASS = Verb(
    "second-pass", "tag an article again, to be compared with one’s earlier tags", _arguments, _run
)

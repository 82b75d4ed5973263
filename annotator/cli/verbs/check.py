"""`check`: whether the project's bytes are what was written."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        findings = session.upkeep.check(context.progress)
    if options.json:
        print_json({"sound": not findings, "findings": findings})
    elif findings:
        for finding in findings:
            print(plain(finding))
    else:
        print("The project is sound: every text, original and event is what was written.")
    return 1 if findings else 0


CHECK = Verb("check", "check that a project is undamaged", _arguments, _run)

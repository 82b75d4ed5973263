"""`validate`: check TEI files by the grammar and our own rules."""

import argparse
from pathlib import Path

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.services.exporting import Exporting


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="TEI file that this program wrote"
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    results = [(str(path), Exporting.validate(path, context.progress)) for path in options.files]
    if options.json:
        print_json(
            [
                {
                    "file": name,
                    "valid": not findings,
                    "errors": [{"line": finding.line, "message": finding.message} for finding in findings],
                }
                for name, findings in results
            ]
        )
    else:
        for name, findings in results:
            print(f"{plain(name)}: {'invalid' if findings else 'valid'}")
            for finding in findings:
                print(f"  line {finding.line}: {plain(finding.message)}")
    return 1 if any(findings for _name, findings in results) else 0


VALIDATE = Verb("validate", "check TEI files", _arguments, _run)

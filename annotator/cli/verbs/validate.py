"""`validate`: check TEI files by our own rules, or by a schema."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.services.checking_files import Verdict, check_by_our_rules, check_by_schema

_WORDS = {
    True: "valid",
    False: "invalid",
    None: "not a file that Annotator wrote; it was checked only for being well-formed: choose a schema with --schema",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="TEI file")
    parser.add_argument(
        "--schema",
        metavar="RNG",
        type=Path,
        help="RELAX NG schema to check by, such as tei_all.rng; without it, files that Annotator wrote are checked by its own rules",
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    if options.schema:
        verdicts = check_by_schema(options.files, options.schema, context.progress)
    else:
        verdicts = [check_by_our_rules(path, context.progress) for path in options.files]
    if options.json:
        print_json([_form(verdict) for verdict in verdicts])
    else:
        for line in (line for verdict in verdicts for line in _lines(verdict)):
            print(line)
    return 1 if any(verdict.findings for verdict in verdicts) else 0


def _form(verdict: Verdict) -> dict[str, object]:
    """`valid` is null where nobody can say without a schema."""
    return {
        "file": str(verdict.path),
        "valid": verdict.valid,
        "errors": [{"line": one.line, "message": one.message} for one in verdict.findings],
    }


def _lines(verdict: Verdict) -> Iterator[str]:
    yield f"{plain(str(verdict.path))}: {_WORDS[verdict.valid]}"
    for one in verdict.findings:
        yield f"  line {one.line}: {plain(one.message)}"


VALIDATE = Verb("validate", "check TEI files", _arguments, _run)

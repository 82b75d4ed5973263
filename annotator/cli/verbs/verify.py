"""`verify`: whether a bag is whole."""

import argparse
from pathlib import Path

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.services.verifying_bags import verify_bag


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "bag", metavar="BAG", type=Path, help="bag of BagIt, such as a deposit: a zip archive or a folder"
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    verdict = verify_bag(options.bag, context.progress)
    if options.json:
        print_json(
            {
                "bag": str(verdict.path),
                "sound": verdict.sound,
                "files": verdict.files,
                "bytes": verdict.bytes,
                "packed": verdict.packed,
                "findings": list(verdict.findings),
            }
        )
    elif verdict.sound:
        packed = f", packed {plain(verdict.packed)}" if verdict.packed else ""
        print(f"{plain(str(verdict.path))} is whole: files {verdict.files}, bytes {verdict.bytes}{packed}.")
    else:
        for finding in verdict.findings:
            print(plain(finding))
    return 0 if verdict.sound else 1


VERIFY = Verb("verify", "check that a bag of BagIt is whole", _arguments, _run)

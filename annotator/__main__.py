"""Arguments → command line or window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from annotator import bootstrap


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run a verb of the command line; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    openers = bootstrap.openers()
    if asks_for_window(arguments):
        # Qt takes a tenth of a second to load, and the command line does not need it.
        from annotator.ui import application  # noqa: PLC0415

        return application.run(openers, Path(arguments[0]) if arguments else None)
    from annotator.cli import program  # noqa: PLC0415 - nor does the window need the verbs

    return program.run(openers, arguments)


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments are nothing, or one project."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return False
    if arguments[0].endswith(".annotator"):
        return True
    if not Path(arguments[0]).is_file():
        return False
    from annotator.cli.registry import VERBS  # noqa: PLC0415 - a file named like a verb is rare

    return arguments[0] not in {verb.name for verb in VERBS}


if __name__ == "__main__":
    raise SystemExit(main())

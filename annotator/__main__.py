"""Arguments → command line or window."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from annotator import SCHEMA_CHECK


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run a verb of the command line; returns the exit status."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # a process that reads documents begins here, and ends here
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [SCHEMA_CHECK]:
        from annotator.formats.tei import schema_check  # what this process is for, and nothing else

        return schema_check.run(arguments[1:])
    # What is imported stays: looking for garbage meanwhile costs a twentieth of the start.
    gc.disable()
    try:
        return _window(arguments) if asks_for_window(arguments) else _command_line(arguments)
    finally:
        gc.enable()


def _window(arguments: Sequence[str]) -> int:
    # Qt takes a tenth of a second to load, and the command line does not need it.
    from annotator import bootstrap
    from annotator.ui import application

    return application.run(bootstrap.openers(), Path(arguments[0]) if arguments else None)


def _command_line(arguments: Sequence[str]) -> int:
    from annotator import bootstrap
    from annotator.cli import program  # nor does the window need the verbs

    gc.enable()
    return program.run(bootstrap.openers(), arguments)


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
    from annotator.cli.registry import VERBS  # a file named like a verb is rare

    return arguments[0] not in {verb.name for verb in VERBS}


if __name__ == "__main__":
    raise SystemExit(main())

"""Starts the desktop application: looks for what Qt needs first, and says in one sentence what is missing."""

import gc
import sys
from pathlib import Path

from annotator.services.session import Openers
from annotator.ui.system_libraries import complaint


def run(openers: Openers, path: Path | None) -> int:
    """Open a project (the given, else the last, else the sample) in a window; return the exit status."""
    missing = complaint()
    if missing:
        print(missing, file=sys.stderr)
        return 1
    # Nothing made while starting is garbage; the collector would only look at all of it again and again.
    gc.disable()
    # Qt aborts the process when a system library is missing, so it is loaded only now.
    from annotator.ui.desktop import start

    return start(openers, path)

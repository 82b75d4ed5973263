"""Checking files: TEI by our own rules, or by a schema of the archivist's choice in another process."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator import SCHEMA_CHECK
from annotator import __file__ as package
from annotator.formats.tei.finding import Finding
from annotator.model.errors import NotFound, UnreadableFile
from annotator.model.progress import Progress, silent

_BETWEEN_LOOKS = 0.1
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a file."""

    path: Path
    findings: tuple[Finding, ...]
    checked: bool = True
    """Whether more than its being well-formed was checked: by a schema, or by our rules if Annotator wrote it."""

    @property
    def valid(self) -> bool | None:
        """Whether it is valid; None where nobody can say without a schema."""
        return False if self.findings else True if self.checked else None


def check_by_our_rules(path: Path, progress: Progress = silent) -> Verdict:
    """What is wrong in a TEI file by our grammar and rules; of one of another program, whether it is XML.

    May run in any thread. Raises NotFound, UnreadableFile.
    """
    if not path.is_file():
        raise NotFound(f"There is no file {path}; check its name.")
    progress(0, 1, "Validating")
    from annotator.formats.tei.validation import validate_file  # loads lxml

    findings, ours = validate_file(path)
    return Verdict(path, findings, checked=ours)


def check_by_schema(paths: Sequence[Path], schema: Path, progress: Progress = silent) -> list[Verdict]:
    """What is wrong in files by a RELAX NG schema, which another process compiles; may run in any thread.

    Raises NotFound for a file that is not there, UnreadableFile for what is no schema. After Cancelled the other
    process has ended.
    """
    for path in (schema, *paths):
        if not path.is_file():
            raise NotFound(f"There is no file {path}; check its name.")
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        with told.open("wb") as out:
            process = subprocess.Popen(
                [*_ourselves(), SCHEMA_CHECK, *(str(path.resolve()) for path in (schema, *paths))],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        try:
            progress(0, len(paths) + 1, f"Reading {schema.name}")
            while _running(process):
                done = told.read_bytes().count(b"\n")
                what = f"Validating by {schema.name}" if done else f"Reading {schema.name}"
                progress(done, len(paths) + 1, what)
        finally:
            process.kill()
            process.wait()
        lines = [json.loads(line) for line in told.read_bytes().splitlines()]
    if lines and lines[0]["schema"]:
        raise UnreadableFile(lines[0]["schema"])
    if len(lines) != len(paths) + 1:
        raise UnreadableFile(
            f"{schema.name} could not be applied: the program that did it ended too early; try another schema."
        )
    return [
        Verdict(path, tuple(Finding(line, message) for line, message in found))
        for path, found in zip(paths, lines[1:], strict=True)
    ]


def _ourselves() -> list[str]:
    """How to start this program again, frozen or not."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "annotator"]


def _environment() -> dict[str, str]:
    """Ours, in which the package is found wherever this process was started."""
    packages = str(Path(package).resolve().parents[1])
    paths = filter(None, (packages, os.environ.get("PYTHONPATH", "")))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _running(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(_BETWEEN_LOOKS)
    except subprocess.TimeoutExpired:
        return True
    return False

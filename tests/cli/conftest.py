"""A command line that runs in this process, and a project with the sample articles."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from annotator.__main__ import main
from annotator.resource_files import resource


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output, read as UTF-8."""
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


Annotator = Callable[..., Ran]


@pytest.fixture
def annotator(capfdbinary: pytest.CaptureFixture[bytes]) -> Annotator:
    """Run `annotator ARGUMENT…` as a shell would."""

    def run(*arguments: object) -> Ran:
        capfdbinary.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(status, out, err.decode("utf-8"))

    return run


@pytest.fixture
def project(annotator: Annotator, tmp_path: Path) -> Path:
    """An empty project."""
    path = tmp_path / "resignation.annotator"
    assert annotator("init", path, "--name", "A resignation", "--by", "Ada").status == 0
    return path


@pytest.fixture
def articles(annotator: Annotator, project: Path) -> dict[str, str]:
    """Ids of the sample articles by file name, taken into `project`."""
    ran = annotator("import", project, *sorted(resource("samples").glob("*.txt")), "--by", "Ada", "--json")
    assert ran.status == 0, ran.err
    return {article["file"]: article["id"] for article in ran.json}

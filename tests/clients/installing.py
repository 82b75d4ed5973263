"""Gets clients from the ordinary registries, by name, into a folder that is gone afterwards."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any


class NotInstalled(Exception):
    """A client is not here and cannot be got; the words say what would help."""


class Failed(Exception):
    """A client could not read what it was given."""


class Workshop:
    """A folder for what is installed for a run. With `gets=False` nothing is installed."""

    def __init__(self, folder: Path, *, gets: bool = True) -> None:
        self.folder = folder
        self._gets = gets
        self.python = cache(self._python)
        """Interpreter of an environment of its own that has these packages from PyPI; raises NotInstalled."""
        self.node = cache(self._node)
        """Folder in which node finds these packages from npm; raises NotInstalled."""

    def _python(self, *packages: str) -> Path:
        if not self._gets:
            raise NotInstalled("needs an environment of its own")
        home = self.folder / f"venv-{len(list(self.folder.iterdir()))}"
        _run([sys.executable, "-m", "venv", str(home)], "this Python makes no environments (venv)")
        python = next(path for path in (home / "bin/python", home / "Scripts/python.exe") if path.exists())
        _run(
            [str(python), "-m", "pip", "install", "--quiet", *packages],
            f"pip cannot install {' '.join(packages)}",
        )
        return python

    def _node(self, *packages: str) -> Path:
        if not self._gets:
            raise NotInstalled("needs packages of npm")
        npm = program("npm", "npm")
        program("node", "nodejs")
        home = self.folder / "node"
        home.mkdir(exist_ok=True)
        _run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), *packages],
            f"npm cannot install {' '.join(packages)}",
        )
        return home

    def told_by(self, python: Path, script: str, *arguments: Path | str) -> Any:
        """What a script that prints JSON on its last line says in an environment. Raises Failed."""
        done = subprocess.run(
            [str(python), "-c", script, *map(str, arguments)], capture_output=True, check=False, timeout=300
        )
        if done.returncode:
            raise Failed(f"it fails: {done.stderr.decode(errors='replace').strip().splitlines()[-1]}")
        return json.loads(done.stdout.decode("utf-8").splitlines()[-1])

    def version_in(self, python: Path, package: str) -> str:
        """Version of a package in an environment."""
        script = (
            f"import json; from importlib.metadata import version; print(json.dumps(version({package!r})))"
        )
        return str(self.told_by(python, script))


def program(name: str, package: str) -> str:
    """Where a program lies. Raises NotInstalled, which names its package in Debian."""
    found = shutil.which(name)
    if found is None:
        raise NotInstalled(f"not installed (apt-get install {package})")
    return found


def debian(name: str, package: str) -> str:
    """Version of the Debian package of a program, empty on another system. Raises NotInstalled without it."""
    program(name, package)
    if shutil.which("dpkg-query") is None:
        return ""
    said = output(["dpkg-query", "--show", "--showformat", "${Version}", package]).decode()
    return said.partition("+")[0].partition("-")[0]


def library(package: str) -> str:
    """Version of a package of this environment. Raises NotInstalled."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        raise NotInstalled(f"not installed (pip install {package})") from None


def output(
    command: list[str], given: bytes | None = None, environment: Mapping[str, str] | None = None
) -> bytes:
    """What a program writes. Raises Failed."""
    done = subprocess.run(
        command, input=given, capture_output=True, check=False, env=environment, timeout=300
    )
    if done.returncode:
        raise Failed(f"it fails: {done.stderr.decode(errors='replace').strip()[:300]}")
    return done.stdout


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, capture_output=True, check=False, timeout=600).returncode:
        raise NotInstalled(failure)


def told_by_node(script: Path, home: Path, *arguments: Path) -> Any:
    """What a script prints as JSON that finds its packages in `home`. Raises Failed."""
    return json.loads(output(["node", str(script), str(home), *map(str, arguments)]).decode("utf-8"))


def package_version(home: Path, package: str) -> str:
    """Version of a package of npm that was installed in `home`."""
    described = json.loads((home / "node_modules" / package / "package.json").read_text(encoding="utf-8"))
    return str(described["version"])

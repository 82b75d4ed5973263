"""The rules of the house, as sentences."""

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "annotator"


def python(code: str, *, folder: Path = CHECKOUT, arguments: tuple[str, ...] = ()) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def modules(below: Path = PACKAGE) -> list[str]:
    """Names of all modules in a folder of the package."""
    paths = (path.relative_to(CHECKOUT).with_suffix("") for path in sorted(below.rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def test_the_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_the_whole_library_imports_without_qt() -> None:
    library = [name for name in modules() if not name.startswith("annotator.ui")]
    assert len(library) > 50
    python(
        "import importlib, sys\n"
        "for blocked in ('PySide6', 'shiboken6'): sys.modules[blocked] = None\n"
        f"for name in {library!r}: importlib.import_module(name)"
    )


def test_the_command_line_never_loads_qt() -> None:
    loaded = python(
        "import sys\n"
        "from annotator.__main__ import main\n"
        "assert main(['--version']) == 0\n"
        "print('LOADED', 'PySide6' in sys.modules)"
    )
    assert "LOADED False" in loaded


def test_starting_the_window_loads_neither_lxml_nor_trafilatura() -> None:
    window = ["annotator.bootstrap", *modules(PACKAGE / "ui")]
    loaded = python(
        "import importlib, sys\n"
        f"for name in {window!r}: importlib.import_module(name)\n"
        "print(sorted({'lxml', 'trafilatura', 'charset_normalizer'} & set(sys.modules)))"
    )
    assert loaded.strip() == "[]"


def test_nothing_in_the_package_can_open_a_connection() -> None:
    forbidden = {
        "urllib.request",
        "http",
        "requests",
        "ftplib",
        "PySide6.QtNetwork",
        "PySide6.QtWebEngineCore",
    }
    guilty = [
        (path.name, name)
        for path in PACKAGE.rglob("*.py")
        for name in _imported(path)
        if any(name == module or name.startswith(f"{module}.") for module in forbidden)
    ]
    assert guilty == []


def test_no_module_is_named_after_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    assert [path.name for path in PACKAGE.rglob("*.py") if path.stem in nothing] == []


@pytest.mark.timeout(240)
def test_a_wheel_holds_the_resources_and_finds_them(tmp_path: Path) -> None:
    built = python(f"import hatchling.build as b; print(b.build_wheel({str(tmp_path)!r}))")
    site = tmp_path / "site"
    with zipfile.ZipFile(tmp_path / built.split()[-1]) as wheel:
        wheel.extractall(site)
    places = python(
        "import sys; sys.path.insert(0, '.')\n"
        "from annotator.resource_files import resource, resources\n"
        "print(resource('migrations'), len(resources('migrations', '.sql')), len(resources('tag_types', '.toml')))",
        folder=site,
    ).split()
    assert Path(places[0]) == site / "annotator" / "_resources" / "migrations"
    assert int(places[1]) >= 1
    assert int(places[2]) >= 6


def test_a_checkout_finds_the_resources_beside_the_package() -> None:
    folder = python("from annotator.resource_files import resource_folder; print(resource_folder())")
    assert Path(folder.strip()) == CHECKOUT / "resources"


def _imported(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names

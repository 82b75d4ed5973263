"""The README tells the truth: its commands run, its table is complete, its links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli.registry import VERBS
from annotator.services.places import HOME_VARIABLE
from annotator.ui.system_libraries import EVERYWHERE

CHECKOUT = Path(__file__).resolve().parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def block_after(mark: str, language: str = "sh") -> str:
    """The code of the first block after a mark."""
    found = re.compile(rf"{re.escape(mark)}.*?^```{language}\n(.*?)^```$", re.DOTALL | re.MULTILINE).search(
        README
    )
    assert found, mark
    return found.group(1)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples of the command line were run."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "resources").symlink_to(CHECKOUT / "resources")
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), HOME_VARIABLE: str(folder / "home")}
    done = subprocess.run(
        [
            "bash",
            "-ec",
            f'annotator() {{ "{sys.executable}" -m annotator "$@"; }}\n{block_after("these commands run")}',
        ],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_examples_of_the_command_line_run(worked: Path) -> None:
    assert {"luton.annotator", "luton.xml", "reading.xml", "luton.csv"} <= {
        path.name for path in worked.iterdir()
    }


def test_the_example_for_a_notebook_runs(worked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block_after("From a notebook", "python")],
        cwd=worked,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [line.split()[-1] for line in done.stdout.splitlines()] == ["3", "0"]


def test_the_table_lists_every_verb_and_no_other() -> None:
    table = README[README.index("| verb | does |") :].split("\n\n")[0]
    listed = {
        name
        for row in table.splitlines()[2:]
        for name in re.findall(r"`([a-z-]+) (?:PROJECT|FILE|PHRASE|BAG|show)", row)
    }
    assert listed == {verb.name for verb in VERBS}


def test_both_commands_install_what_any_window_needs() -> None:
    for command in (block_after("<!-- command: window -->"), block_after("<!-- command: tests -->")):
        assert command.count("\n") == 1
        assert set(EVERYWHERE.values()) <= set(command.split())


def test_every_link_to_a_file_leads_somewhere() -> None:
    links = [
        document.parent / link
        for document in (CHECKOUT / "README.md", *sorted(CHECKOUT.glob("docs/*.md")))
        for link in re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert links
    assert [link for link in links if not link.exists()] == []


def test_every_script_that_is_named_is_there() -> None:
    for path in (".ci/run", "tests/proof/bare_debian.sh", "tests/benchmarks/__main__.py"):
        assert path.removesuffix("/__main__.py").replace("tests/benchmarks", "tests.benchmarks") in README
        assert (CHECKOUT / path).exists()

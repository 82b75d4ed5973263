"""Status, errors and streams of the command line as a whole."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.cli import program
from annotator.cli.registry import VERBS
from annotator.cli.verb import Context, Verb
from annotator.formats.exporters import EXPORTERS
from annotator.model.progress import Progress
from annotator.resource_files import resource
from tests.cli.conftest import Annotator


def run_in_shell(command: str, folder: Path, home: Path) -> subprocess.CompletedProcess[bytes]:
    program_text = f'annotator() {{ "{sys.executable}" -m annotator "$@"; }}\n{command}'
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "ANNOTATOR_HOME": str(home)}
    return subprocess.run(
        ["bash", "-c", program_text], cwd=folder, env=environment, capture_output=True, check=False
    )


def test_every_verb_of_the_contract_is_there(annotator: Annotator) -> None:
    promised = {"init", "import", "articles", "text", "tag", "annotations", "export", "validate", "check"}
    assert promised <= {verb.name for verb in VERBS}
    listed = annotator("--help")
    assert listed.status == 0
    assert all(verb.name in listed.text for verb in VERBS)


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_every_verb_explains_itself(annotator: Annotator, verb: str) -> None:
    ran = annotator(verb, "--help")
    assert ran.status == 0
    assert ran.text.startswith(f"usage: annotator {verb}")


def test_every_format_is_named_by_the_help_of_export(annotator: Annotator) -> None:
    words = set(re.findall(r"[a-z-]+", re.sub(r"-\s+", "-", annotator("export", "--help").text)))
    assert {exporter.name for exporter in EXPORTERS} <= words


def test_the_version_is_said(annotator: Annotator) -> None:
    assert annotator("--version").text.startswith("annotator ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense", "x"),
        ("--nonsense",),
        ("init",),
        ("tag", "p", "a", "person", "word"),
        ("tag", "p", "a", "person", "1:2,"),
        ("tag", "p", "a", "person", "1:2", "--value", "novalue"),
        ("export", "p", "out.xml"),
        ("validate",),
    ],
)
def test_a_usage_error_ends_with_two(annotator: Annotator, arguments: tuple[str, ...]) -> None:
    ran = annotator(*arguments)
    assert ran.status == 2
    assert "usage: annotator" in ran.err
    assert ran.out == b""


def test_a_missing_project_is_one_sentence_and_one(annotator: Annotator, tmp_path: Path) -> None:
    ran = annotator("articles", tmp_path / "none.annotator")
    assert ran.status == 1
    assert ran.err.startswith("annotator: ")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "none.annotator").exists()


def test_a_file_that_is_no_project_is_one_sentence_and_one(annotator: Annotator) -> None:
    ran = annotator("articles", resource("samples", "luton-bbc.txt"))
    assert ran.status == 1
    assert ran.err.count("\n") == 1


def test_a_bug_is_a_traceback_not_a_sentence(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(_context: Context, _options: object) -> int:
        raise ZeroDivisionError

    broken = Verb("broken", "fail", lambda _parser: None, fails)
    monkeypatch.setattr(program, "VERBS", (broken,))
    with pytest.raises(ZeroDivisionError):
        annotator("broken")


def test_an_import_that_is_stopped_says_what_stays_and_undo_takes_it_out(
    annotator: Annotator,
    project: Path,
    articles: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "other.annotator"
    files = [tmp_path / f"{number}.jsonl" for number, _article in enumerate(articles)]
    for file, article in zip(files, articles.values(), strict=True):
        annotator("export", project, file, "--format", "jsonl", "--article", article)
    annotator("init", other)

    @contextmanager
    def stopping(_stream: object) -> Iterator[Progress]:
        def progress(_done: int, _total: int, words: str) -> None:
            if words == "Checking 1.jsonl":
                raise KeyboardInterrupt

        yield progress

    with monkeypatch.context() as patched:
        patched.setattr(program, "shown_on", stopping)
        ran = annotator("import", other, *files)
    assert (ran.status, ran.err) == (
        program.INTERRUPTED,
        "annotator: Stopped; the articles taken in before, 1, stay, and undo takes them out again.\n",
    )
    assert len(annotator("articles", other, "--json").json) == 1
    assert annotator("undo", other).status == 0
    assert annotator("articles", other, "--json").json == []


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path, home: Path) -> None:
    story = tmp_path / "long.txt"
    story.write_text("A word or two of news.\n" * 50_000, encoding="utf-8")
    ran = run_in_shell(
        "set -o pipefail; annotator init p.annotator >/dev/null && annotator import p.annotator long.txt >/dev/null"
        " && annotator text p.annotator long.txt | head -c 6",
        tmp_path,
        home,
    )
    assert (ran.returncode, ran.stderr) == (1, ran.stderr)  # the article has no such title
    ran = run_in_shell(
        "set -o pipefail; id=$(annotator articles p.annotator | awk 'NR == 2 {print $1}');"
        " annotator text p.annotator $id | head -c 6",
        tmp_path,
        home,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"A word", b"")


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path, home: Path) -> None:
    (tmp_path / "a.txt").write_text("Größe “quoted” 🙂\n", encoding="utf-8")
    ran = run_in_shell(
        "export LC_ALL=C PYTHONUTF8=0 PYTHONIOENCODING=latin-1; annotator init p.annotator >/dev/null;"
        " annotator import p.annotator a.txt --title 'Größe “quoted” 🙂' --json",
        tmp_path,
        home,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Größe “quoted” 🙂".encode() in ran.stdout


def test_an_argument_that_is_no_text_is_a_usage_error(tmp_path: Path, home: Path) -> None:
    ran = run_in_shell(
        "annotator init p.annotator >/dev/null && annotator init q.annotator --name $'\\xff'", tmp_path, home
    )
    assert ran.returncode == 2
    assert b"is not text in UTF-8" in ran.stderr


def test_a_file_name_that_is_no_text_is_taken_in_all_the_same(tmp_path: Path, home: Path) -> None:
    ran = run_in_shell(
        "printf 'A story.' > $'caf\\xe9.txt'; annotator init p.annotator >/dev/null;"
        " annotator import p.annotator $'caf\\xe9.txt' --json",
        tmp_path,
        home,
    )
    assert ran.returncode == 0, ran.stderr
    assert "caf\N{REPLACEMENT CHARACTER}.txt".encode() in ran.stdout

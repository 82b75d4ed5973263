"""`compare` lists passages with their readings and what contradicts, `related` who shares passages."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Annotator

BBC = "luton-bbc.txt"
TODAY = "luton-today.txt"
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
RELEASED = Path(__file__).parents[1] / "store" / "released" / "0001_first_light.sql"


@pytest.fixture
def sample(annotator: Annotator, tmp_path: Path) -> Path:
    """The sample project, with its tags."""
    path = tmp_path / "sample.annotator"
    assert annotator("init", path, "--sample", "--by", "Ada").status == 0
    return path


def test_passages_have_spans_a_score_and_readings_by_article(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    bbc, today = articles[BBC], articles[TODAY]
    compared = annotator("compare", project, bbc, today, "--json").json
    texts = {name: annotator("text", project, name).text for name in (bbc, today)}
    drew = next(
        one for one in compared["passages"] if {"kind": "person", bbc: "him", today: "me"} in one["readings"]
    )
    assert texts[bbc][slice(*drew["spans"][bbc])] == (
        "no longer upholds the values that initially drew him to its cause"
    )
    assert texts[today][slice(*drew["spans"][today])].endswith("drew me to its cause")
    assert 0.9 < drew["score"] < 1
    assert compared["conflicts"] == []


def test_what_only_one_article_has_is_told_with_its_place(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    names = [articles[BBC], articles[TODAY]]
    compared = annotator("compare", project, *names, "--json").json
    for name in names:
        text = annotator("text", project, name).text
        only = [text[one["start"] : one["end"]] for one in compared["only"] if one["article"] == name]
        shared = [text[slice(*one["spans"][name])] for one in compared["passages"]]
        assert not any(words in stretch for words in shared for stretch in only)
        assert any(
            ("Labour said it would" if name == articles[BBC] else "heavy heart") in words for words in only
        )


def test_who_says_what_is_a_table_with_a_state_for_each_row(annotator: Annotator, sample: Path) -> None:
    names = [article["id"] for article in annotator("articles", sample, "--json").json]
    head, *rows = annotator("compare", sample, *names, "--who").text.splitlines()
    assert head.startswith("SAID")
    states = {state: [row for row in rows if row.startswith(state)] for state in ("in all", "only here")}
    assert all(states.values())
    assert any("12 years" in row for row in rows if row.startswith("only here, contradicting"))


def test_years_that_do_not_go_together_are_conflicts_with_both_sources(
    annotator: Annotator, sample: Path
) -> None:
    names = [article["id"] for article in annotator("articles", sample, "--json").json]
    [conflict] = annotator("compare", sample, *names, "--json").json["conflicts"]
    assert [(value["article"], value["text"]) for value in conflict["witnesses"]] == [
        (names[0], "12 years"),
        (names[1], "since 2011"),
        (names[1], "past 13 years"),
    ]
    assert (conflict["kind"], conflict["subject"]) == ("claim", "Mohammed Aslam Khan, councillor")
    printed = annotator("compare", sample, *names).text.splitlines()
    assert printed[0].split()[:3] == ["PASSAGE", "KIND", "SCORE"]
    assert printed[-1] == f"conflict: {conflict['sentence']}"


def test_an_article_is_not_compared_with_itself(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    ran = annotator("compare", project, articles[BBC], articles[BBC])
    assert (ran.status, ran.out) == (1, b"")
    assert "different" in ran.err


def test_related_articles_are_listed_with_their_passages(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    bbc, today = articles[BBC], articles[TODAY]
    [related] = annotator("related", project, bbc, "--json").json
    assert related["article"] == today
    assert 0 < related["score"] < 1
    compared = annotator("compare", project, bbc, today, "--json").json
    assert related["passages"] == compared["passages"]
    head, row = annotator("related", project, bbc).text.splitlines()
    assert head.split()[:3] == ["ARTICLE", "SCORE", "PASSAGES"]
    assert row.split()[:3] == [today, str(related["score"]), str(len(related["passages"]))]


def test_articles_of_a_project_of_the_first_release_are_related_once_it_was_gone_through(
    annotator: Annotator, tmp_path: Path
) -> None:
    old = tmp_path / "old.annotator"
    connection = sqlite3.connect(old)
    connection.executescript(RELEASED.read_text(encoding="utf-8"))
    connection.close()
    [article] = annotator("articles", old, "--json").json
    assert annotator("related", old, article["id"], "--json").json == []
    assert annotator("check", old).status == 0


def test_articles_are_written_side_by_side_as_a_page(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    names = [articles[BBC], articles[TODAY]]
    out = tmp_path / "page.html"
    assert annotator("compare", project, *names, "--html", out).text == f"Wrote {out}.\n"
    written = out.read_bytes()
    assert b"initially drew" in written
    assert annotator("compare", project, *names, "--html", out).status == 0
    assert out.read_bytes() == written


def test_articles_are_written_as_pdf_without_a_display(
    project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    out, names = tmp_path / "page.pdf", [articles[BBC], articles[TODAY]]
    without = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    asked = ["compare", str(project), *names, "--pdf", str(out), "--paper", "Letter"]
    command = [sys.executable, "-m", "annotator", *asked]
    ran = subprocess.run(command, env=without, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, f"Wrote {out}.\n")
    pages = PdfReader(out).pages
    assert pages[0].mediabox[2:] == [612, 792]
    assert "that initially drew" in pages[0].extract_text()


def test_a_pdf_without_qt_is_one_sentence_and_no_file(
    annotator: Annotator,
    project: Path,
    articles: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in sys.modules if name.startswith("annotator.ui.printed")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    out = tmp_path / "page.pdf"
    ran = annotator("compare", project, articles[BBC], articles[TODAY], "--pdf", out)
    assert ran.status == 1
    assert ran.err.splitlines()[-1].endswith("install PySide6-Essentials, or write a page with --html.")
    assert not out.exists()


def test_no_page_takes_the_place_of_a_project(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    before = project.read_bytes()
    ran = annotator("compare", project, articles[BBC], articles[TODAY], "--html", project)
    assert (ran.status, "choose another name" in ran.err) == (1, True)
    assert project.read_bytes() == before

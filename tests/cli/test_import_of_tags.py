"""Files of other programs from the command line: shown first, mapped, taken in, and what is lost is told."""

from pathlib import Path

import pytest

from annotator.model.found_file import FoundEntry
from annotator.model.loss import Loss
from annotator.model.tag_mapping import MappingRule
from tests.cli.conftest import Annotator
from tests.services.hand_made import HandMade, a_file, register, tag


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> HandMade:
    return register(monkeypatch, MappingRule("rs type=person", "person"))


@pytest.fixture
def file(hand: HandMade, tmp_path: Path) -> Path:
    """Two kinds of tags, one value, one loss, and an entry."""
    found = a_file(
        tag("rs type=person", "Hazel Simmons", values={"sure": "very"}, entries={"ref": "hs"}),
        tag("ort", "Luton"),
        entries=(FoundEntry("hs", "person", "Hazel Simmons"),),
    )
    return hand.write(tmp_path / "a.hand", found)


def test_a_dry_run_says_what_would_come_and_changes_nothing(
    annotator: Annotator, project: Path, file: Path
) -> None:
    before = project.read_bytes()
    ran = annotator("import", project, file, "--dry-run", "--json")
    assert (ran.status, ran.err) == (0, "")
    (form,) = ran.json
    assert (form["program"], form["tags"], form["articles"]) == (
        "Hand",
        2,
        ["Hazel Simmons met Mr Khan in Luton."],
    )
    assert form["kinds"][1] == {
        "kind": "rs type=person",
        "count": 1,
        "example": "Hazel Simmons",
        "values": {"ref": 1, "sure": 1},
    }
    assert [(rule["kind"], rule["type"]) for rule in form["mapping"]] == [
        ("ort", "ort"),
        ("rs type=person", "person"),
    ]
    assert form["losses"] == [
        {"what": "“ref” of rs type=person", "count": 1},
        {"what": "“sure” of rs type=person", "count": 1},
    ]
    assert project.read_bytes() == before
    told = annotator("import", project, file, "--dry-run").text
    assert "Left out: “sure” of rs type=person: 1" in told
    assert "ref>(left out)" in told


def test_a_mapping_is_given_kind_by_kind(
    annotator: Annotator, project: Path, file: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    wishes = ("--map", "rs type=person=person:ref>name", "--map", "ort=", "--report", report)
    ran = annotator("import", project, file, *wishes, "--by", "Ada", "--json")
    assert ran.status == 0, ran.err
    assert ran.json[0]["losses"] == [
        {"what": "tags of the kind ort, left out", "count": 1},
        {"what": "“sure” of rs type=person", "count": 1},
    ]
    (one,) = annotator("annotations", project, "--json").json
    assert (one["type"], one["text"], one["values"]) == ("person", "Hazel Simmons", {"name": "Hazel Simmons"})
    assert "left out: tags of the kind ort, left out: 1" in ran.err
    assert report.read_text() == (
        "a.hand\n  tags of the kind ort, left out: 1\n  “sure” of rs type=person: 1\n"
    )


def test_what_was_left_out_is_listed_later(annotator: Annotator, project: Path, file: Path) -> None:
    assert "Tags taken over: 2." in annotator("import", project, file, "--by", "Ada").text
    (form,) = annotator("losses", project, "--json").json
    assert (form["name"], form["program"], form["by"]) == ("a.hand", "Hand", "Ada")
    assert {"what": "“sure” of rs type=person", "count": 1} in form["losses"]
    assert "“sure” of rs type=person" in annotator("losses", project).text


def test_a_mistyped_mapping_takes_nothing_in(annotator: Annotator, project: Path, file: Path) -> None:
    for wish, sentence in (
        ("place=place", "the kinds are: ort, rs type=person"),
        ("ort=place:type>name", "have no value “type”"),
        ("rs type=person=person:sure>surely", "Person tags have no value “surely”"),
    ):
        ran = annotator("import", project, file, "--map", wish, "--by", "Ada")
        assert (ran.status, ran.err.count("\n")) == (1, 1)
        assert sentence in ran.err
        assert annotator("articles", project, "--json").json == []
    assert annotator("import", project, file, "--map", "ort", "--by", "Ada").status == 2


def test_same_names_are_the_same_only_when_one_says_so(
    annotator: Annotator, project: Path, file: Path
) -> None:
    annotator("entry", "add", project, "person", "Hazel Simmons", "--by", "Ada")
    before = len(annotator("register", project, "--json").json)
    wish = ("import", project, file, "--map", "rs type=person=person:ref>name", "--by", "Ada")
    assert "1; new ones are made unless" in annotator(*wish, "--dry-run").text
    assert annotator(*wish, "--same-names").status == 0
    assert len(annotator("register", project, "--json").json) == before


def test_a_folder_is_one_import_with_one_report(
    annotator: Annotator, project: Path, hand: HandMade, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        found = a_file(tag("ort", "Luton"))
        document = found.documents[0]
        assert document.incoming is not None
        hand.write(
            folder / f"{number}.hand",
            type(found)(f"Hand {number}", found.documents, losses=(Loss("x", number),)),
        )
    (folder / "cut.hand").write_bytes(b"hand-made and cut")
    report = tmp_path / "report.txt"
    ran = annotator("import", project, folder, "--by", "Ada", "--report", report)
    assert ran.status == 1
    assert report.read_text() == (
        "1.hand\n  x: 1\n\n2.hand\n  x: 2\n\ncut.hand\n  cut.hand was cut off; ask for it again.\n"
    )
    assert annotator("undo", project).status == 0
    assert annotator("articles", project, "--json").json == []


def test_a_folder_of_brat_gives_each_text_its_tags_and_a_second_time_nothing(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "brat"
    folder.mkdir()
    for name, place in (("a", "Luton"), ("b", "Leeds")):
        (folder / f"{name}.txt").write_text(f"\U0001f600 He left {place}.\n", encoding="utf-8")
        (folder / f"{name}.ann").write_text(f"T1\tPlace 10 15\t{place}\n", encoding="utf-8")
    for _time in range(2):
        ran = annotator("import", project, folder, "--by", "Ada", "--json")
        assert ran.status == 0, ran.err
        tags = annotator("annotations", project, "--json").json
        assert sorted((one["type"], one["text"]) for one in tags) == [("place", "Leeds"), ("place", "Luton")]
        assert len(annotator("articles", project, "--json").json) == 2
    assert annotator("check", project).status == 0

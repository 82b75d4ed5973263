"""Files of names come in as one step, as entries or as candidates, and the register goes out and comes back."""

import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.model.article import Article
from annotator.model.errors import Cancelled, InvalidValue, NotFound, UnreadableFile, UnwritableFile
from annotator.model.link import Link
from annotator.model.record import Identifier, Record
from annotator.services.register_matching import BAD, CHANGED, CONFLICTING, NEW, UNCHANGED
from annotator.services.session import Session


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Session]:
    """Ben's project, without entries."""
    opened = create_project(tmp_path / "ben.annotator", name="project", by="Ben")
    yield opened
    opened.close()


@pytest.fixture
def khan(session: Session) -> Record:
    """An entry with everything."""
    return session.registering.create(
        "person",
        "Mohammed Aslam Khan",
        forms=["Cllr | Khan"],
        dates="1961/..",
        identifiers=[Identifier("Wikidata", "Q42"), Identifier("own", "=12")],
        note="two\nlines",
        sources=["Luton Today"],
    )


def take(session: Session, path: Path, text: str, **options: object) -> dict[str, int]:
    """Write a file and take it in; what became of its rows."""
    path.write_text(text, encoding="utf-8")
    files = session.register_files
    if name := str(options.get("candidates", "")):
        plan = files.plan(path, candidates=True, name=name, version=str(options.get("version", "")))
    else:
        plan = files.plan(path)
    return files.apply(plan, leave_out=bool(options.get("leave_out"))).counts


@pytest.mark.parametrize("suffix", [".csv", ".xml"])
def test_a_register_goes_to_a_colleague_and_comes_out_byte_for_byte(
    session: Session, colleague: Session, khan: Record, tmp_path: Path, suffix: str
) -> None:
    session.registering.create("organisation", "Luton Borough Council")
    session.registering.create("place", "Luton")
    ours, theirs = tmp_path / f"ours{suffix}", tmp_path / f"theirs{suffix}"
    assert session.register_files.export(ours) == 3
    plan = colleague.register_files.plan(ours)
    assert plan.counts == {NEW: 3}
    colleague.register_files.apply(plan)
    colleague.register_files.export(theirs)
    assert theirs.read_bytes() == ours.read_bytes()
    assert colleague.registering.record(khan.id).note == "two\nlines"
    colleague.history.undo()
    assert colleague.registering.records() == []


@pytest.mark.parametrize("suffix", [".csv", ".xml"])
def test_a_register_taken_into_its_own_project_changes_nothing(
    session: Session, khan: Record, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"register{suffix}"
    session.register_files.export(path)
    label = session.history.undo_label
    done = session.register_files.apply(session.register_files.plan(path))
    assert done.counts == {UNCHANGED: 1}
    assert session.history.undo_label == label


def test_authority_records_go_to_a_colleague_by_the_same_ids_and_change_nothing_the_second_time(
    session: Session, colleague: Session, khan: Record, tmp_path: Path
) -> None:
    council = session.registering.create("organisation", "Luton Borough Council", dates="1964/..")
    session.registering.create("place", "Luton")
    path = tmp_path / "records.zip"
    assert session.register_files.export(path, "eac") == 2
    assert colleague.register_files.apply(colleague.register_files.plan(path)).counts == {NEW: 2}
    for record in (khan, council):
        assert replace(colleague.registering.record(record.id), by="", at="") == replace(record, by="", at="")
    for project in (session, colleague):
        assert project.register_files.plan(path).counts == {UNCHANGED: 2}
    colleague.history.undo()
    assert colleague.registering.records() == []


def test_a_single_record_is_told_from_a_list_of_tei_by_what_it_holds(
    session: Session, colleague: Session, khan: Record, tmp_path: Path
) -> None:
    session.register_files.export(tmp_path / "records.zip", "eac")
    with zipfile.ZipFile(tmp_path / "records.zip") as archive:
        (name,) = archive.namelist()
        archive.extract(name, tmp_path)
    assert colleague.register_files.apply(colleague.register_files.plan(tmp_path / name)).counts == {NEW: 1}
    assert colleague.registering.record(khan.id).name == khan.name


def test_only_what_a_table_speaks_of_is_changed(session: Session, khan: Record, tmp_path: Path) -> None:
    text = f"id,name,GND\n{khan.id},Aslam Khan,118540238\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    plan = session.register_files.plan(tmp_path / "a.csv")
    assert [(row.state, row.changes) for row in plan.rows] == [(CHANGED, ("name", "forms", "GND"))]
    session.register_files.apply(plan)
    changed = session.registering.record(khan.id)
    assert changed.name == "Aslam Khan"
    assert changed.forms == (*khan.forms, "Mohammed Aslam Khan")
    assert set(changed.identifiers) == {*khan.identifiers, Identifier("GND", "118540238")}
    assert (changed.dates, changed.note, changed.sources, changed.by) == (
        khan.dates,
        khan.note,
        khan.sources,
        "Anna",
    )
    session.history.undo()
    assert session.registering.record(khan.id) == khan


def test_a_row_without_an_id_is_matched_by_its_identifiers_and_only_adds(
    session: Session, khan: Record, tmp_path: Path
) -> None:
    done = take(
        session,
        tmp_path / "a.csv",
        "name,Wikidata,VIAF\nM. A. Khan,https://www.wikidata.org/wiki/Q42,24604287\n",
    )
    assert done == {CHANGED: 1}
    changed = session.registering.record(khan.id)
    assert (changed.name, changed.forms) == (khan.name, (*khan.forms, "M. A. Khan"))
    assert Identifier("VIAF", "24604287") in changed.identifiers


def test_rows_without_ids_are_new_and_taking_them_in_twice_makes_nothing_twice(
    session: Session, tmp_path: Path
) -> None:
    text = "name,kind\nHazel Simmons,person\nLuton,place\n"
    assert take(session, tmp_path / "a.csv", text) == {NEW: 2}
    assert take(session, tmp_path / "a.csv", text) == {UNCHANGED: 2}
    assert len(session.registering.records()) == 2


def test_rows_that_cannot_be_right_are_told_and_nothing_is_taken_in(
    session: Session, khan: Record, tmp_path: Path
) -> None:
    text = (
        "id,kind,name,dates,ORCID,Wikidata\n"
        ",person,Good,,,\n"
        ",person,,,,\n"
        ",person,Bad date,sometime,,\n"
        ",person,Bad ORCID,,0000-0002-1825-0098,\n"
        f"{khan.id},place,Mohammed Aslam Khan,,,\n"
        f"{'a' * 32},person,Another,,,Q42\n"
        ",person,Good,,,\n"
    )
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    plan = session.register_files.plan(path)
    assert [(row.place, row.state) for row in plan.rows] == [
        (2, NEW), (3, BAD), (4, BAD), (5, BAD), (6, CONFLICTING), (7, CONFLICTING), (8, CONFLICTING),
    ]  # fmt: skip
    assert "check digit" in plan.rows[3].remark
    with pytest.raises(InvalidValue, match=r"Row 3 of a\.csv .*5 more rows"):
        session.register_files.apply(plan)
    assert session.registering.records() == [khan]
    session.register_files.apply(plan, leave_out=True)
    assert {record.name for record in session.registering.records()} == {"Good", "Mohammed Aslam Khan"}
    assert session.history.undo_label == "Import 1 entry from a.csv"


def test_an_entry_that_was_merged_away_is_not_brought_back(
    session: Session, khan: Record, tmp_path: Path
) -> None:
    other = session.registering.create("person", "Aslam Khan")
    path = tmp_path / "before.csv"
    session.register_files.export(path)
    session.registering.merge(khan.id, [other.id])
    plan = session.register_files.plan(path)
    assert [row.remark for row in plan.rows if row.state == CONFLICTING] == [
        "It was merged into Mohammed Aslam Khan; link to that entry."
    ]


def test_candidates_are_offered_as_such_and_established_by_the_first_link(
    session: Session, article: Article, tmp_path: Path
) -> None:
    text = "name,VIAF\nMohammed Aslam Khan,24604287\nHazel Simmons,\n"
    assert take(session, tmp_path / "names.csv", text, candidates="Council members", version="2023") == {
        NEW: 2
    }
    (found,) = session.registering.suggest(("person",), "", mention="Mr Khan")
    assert (found.record.status, found.record.origin) == ("candidate", "Council members, 2023")
    assert found.reason == "same surname; from Council members, 2023"
    tag = session.tagging.add(article.id, "person", [(23, 42)], links={"name": Link(record=found.record.id)})
    assert session.registering.record(found.record.id).status == "established"
    assert session.library.tag(tag.id).links["name"].source == "Council members, 2023"


def test_a_newer_version_renews_candidates_and_leaves_entries_alone(
    session: Session, khan: Record, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    text = "name,Wikidata\nKhan,Q42\nHazel Simmons,\n"
    assert take(session, path, text, candidates="Council", version="2023") == {UNCHANGED: 1, NEW: 1}
    assert session.registering.record(khan.id) == khan
    assert take(session, path, text, candidates="Council", version="2024") == {UNCHANGED: 1, CHANGED: 1}
    assert session.registering.find("Hazel Simmons").origin == "Council, 2024"


def test_ids_of_other_programs_tell_entries_apart_within_their_own_file_only(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    assert take(session, path, "id,name\n12,Hazel Simmons\n", candidates="Council", version="2023") == {
        NEW: 1
    }
    assert take(session, path, "id,name\n12,Hazel Simmons MBE\n", candidates="Council", version="2024") == {
        CHANGED: 1
    }
    assert take(session, path, "id,name\n12,Gene Simmons\n", candidates="Bands", version="1") == {NEW: 1}
    assert take(session, path, "id,name\n12,Jean Simmons\n") == {NEW: 1}
    assert {record.every_form for record in session.registering.records()} == {
        ("Hazel Simmons", "Hazel Simmons MBE"),
        ("Gene Simmons",),
        ("Jean Simmons",),
    }


def test_the_name_and_date_of_a_file_are_its_name_and_version(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text("name\nKhan\n", encoding="utf-8")
    name, _, date = session.register_files.plan(path, candidates=True).origin.partition(", ")
    assert name == "members"
    assert len(date) == len("2023-09-20")


def test_what_is_no_file_of_names_is_refused(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(UnreadableFile, match=r"must end in one of \.csv"):
        session.register_files.plan(tmp_path / "a.pdf")
    with pytest.raises(NotFound):
        session.register_files.plan(tmp_path / "nothing.csv")
    with pytest.raises(NotFound, match="use csv, tei"):
        session.register_files.export(tmp_path / "a.csv", "xlsx")


def test_a_long_import_is_one_step_and_one_that_is_stopped_takes_nothing_in(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("name\n" + "".join(f"Person {number}\n" for number in range(1200)), encoding="utf-8")
    plan = session.register_files.plan(path)

    def stop(done: int, _total: int, _what: str) -> None:
        if done == 1000 and session.registering.records():
            raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.register_files.apply(plan, progress=stop)
    assert session.registering.records() == []
    session.register_files.apply(plan)
    assert len(session.registering.records()) == 1200
    assert session.history.undo_label == "Import 1200 entries from long.csv"
    session.history.undo()
    assert session.registering.records() == []


def test_an_export_never_replaces_a_project(session: Session) -> None:
    with pytest.raises(UnwritableFile):
        session.register_files.export(session.path, "csv")


def test_a_table_of_ids_speaks_only_of_the_columns_that_it_has(session: Session, tmp_path: Path) -> None:
    council = session.registering.create("organisation", "Luton Council")
    counts = take(session, tmp_path / "notes.csv", f"id,note\r\n{council.id},the borough\r\n")
    assert counts[CHANGED] == 1
    changed = session.registering.record(council.id)
    assert (changed.kind, changed.name, changed.note) == ("organisation", "Luton Council", "the borough")
    plan = tmp_path / "unknown.csv"
    plan.write_text(f"id,note\r\n{'0' * 32},nobody\r\n")
    (judged,) = session.register_files.plan(plan).rows
    assert (judged.state, "needs a name" in judged.remark) == (BAD, True)


def test_an_entry_that_is_changed_while_a_file_is_taken_in_is_not_overwritten(
    session: Session, khan: Record, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    rows = "".join(f"person,Name {number},\n" for number in range(600))
    path.write_text(f"kind,name,Wikidata\n{rows}person,Aslam Khan,Q42\n", encoding="utf-8")
    plan = session.register_files.plan(path)

    def change(done: int, _total: int, _what: str) -> None:
        if done == 500:
            changing = replace(khan, note="Meanwhile.")
            thread = threading.Thread(target=lambda: session.registering.change(changing))
            thread.start()
            thread.join()

    with pytest.raises(InvalidValue, match="was changed meanwhile, and nothing was taken in"):
        session.register_files.apply(plan, progress=change)
    assert session.registering.records() == [replace(khan, note="Meanwhile.")]
    assert session.upkeep.check() == []

"""What archives ask for, from the command line: authority records, a deposit, and whether it is whole."""

import zipfile
from pathlib import Path

from tests.cli.conftest import Annotator


def test_a_deposit_is_written_and_found_whole(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "deposit.zip"
    assert "checked against the project" in annotator("export", project, out, "--format", "bagit").text
    ran = annotator("verify", out)
    assert ran.status == 0
    assert "is whole: files " in ran.text
    form = annotator("verify", out, "--json").json
    assert (form["sound"], form["findings"]) == (True, [])
    assert form["files"] > 2 * len(articles)


def test_a_deposit_that_was_changed_is_told_with_a_finding_for_each_file(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "deposit.zip"
    annotator("export", project, out, "--format", "bagit")
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path)
        bag = tmp_path / archive.namelist()[0].partition("/")[0]
    for name in ("premis.xml", "log/events.jsonl"):
        (bag / "data" / name).write_bytes(b"")
    ran = annotator("verify", bag)
    assert ran.status == 1
    assert [line.split(" ")[0] for line in ran.text.splitlines()] == [
        "data/log/events.jsonl",
        "data/premis.xml",
    ]
    assert not annotator("verify", bag, "--json").json["sound"]
    assert annotator("verify", tmp_path / "nowhere").status == 1


def test_authority_records_go_to_another_project(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    annotator("entry", "add", project, "person", "Hazel Simmons", "--dates", "1955/..", "--by", "Ada")
    out, other = tmp_path / "records.zip", tmp_path / "other.annotator"
    assert annotator("register-export", project, out, "--format", "eac").status == 0
    annotator("init", other, "--by", "Ben")
    assert "new 1" in annotator("register-import", other, out, "--by", "Ben").text
    assert annotator("register-import", other, out, "--json", "--by", "Ben").json["unchanged"] == 1


def test_a_deposit_among_files_to_import_is_no_archive_of_articles(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    out, other = tmp_path / "deposit.zip", tmp_path / "other.annotator"
    annotator("export", project, out, "--format", "bagit")
    annotator("init", other)
    ran = annotator("import", other, out)
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "is a deposit; take data/tei/archive-copy.xml out of it and import that" in ran.err
    assert annotator("articles", other, "--json").json == []


def test_records_in_an_archive_to_import_are_told_as_what_they_are(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    annotator("entry", "add", project, "person", "Hazel Simmons")
    out = tmp_path / "records.zip"
    annotator("register-export", project, out, "--format", "eac")
    ran = annotator("import", project, out)
    assert ran.status == 1
    assert "Left out: records for the register, which Import Names takes in (1)." in ran.err
    assert "by itself" not in ran.err

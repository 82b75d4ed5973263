"""The register and the vocabularies go in and out on the command line."""

from pathlib import Path

from tests.cli.conftest import Annotator

TABLE = "name,kind,Wikidata\nMohammed Aslam Khan,person,Q42\nLuton,place,\n"
SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/mayor> a skos:Concept ; skos:prefLabel "mayor"@en ; skos:definition "Heads a town."@en .
"""


def written(path: Path, text: str) -> Path:
    """A file with this text."""
    path.write_text(text, encoding="utf-8")
    return path


def test_a_preview_changes_nothing_and_an_import_says_what_it_did(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    table = written(tmp_path / "names.csv", TABLE)
    ran = annotator("register-import", project, table, "--preview", "--json")
    assert ran.status == 0
    assert {state: ran.json[state] for state in ("new", "changed", "bad")} == {
        "new": 2,
        "changed": 0,
        "bad": 0,
    }
    assert annotator("register", project, "--json").json == []
    ran = annotator("register-import", project, table, "--by", "Ada", "--json")
    assert [(row["row"], row["state"], row["name"]) for row in ran.json["rows"]] == [
        (2, "new", "Mohammed Aslam Khan"),
        (3, "new", "Luton"),
    ]
    assert {entry["name"] for entry in annotator("register", project, "--json").json} == {
        "Mohammed Aslam Khan",
        "Luton",
    }
    assert "unchanged 2" in annotator("register-import", project, table).text


def test_bad_rows_are_told_and_stop_the_import_unless_they_are_left_out(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    table = written(tmp_path / "names.csv", TABLE + "Rex,animal,\n")
    ran = annotator("register-import", project, table)
    assert ran.status == 1
    assert "names.csv, row 4: “animal” is no kind of entry" in ran.err
    assert "Nothing was taken in" in ran.err
    assert annotator("register", project, "--json").json == []
    ran = annotator("register-import", project, table, "--leave-out-bad")
    assert ran.status == 1
    assert len(annotator("register", project, "--json").json) == 2


def test_candidates_carry_the_name_and_version_of_their_file(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    table = written(tmp_path / "names.csv", TABLE)
    ran = annotator(
        "register-import", project, table, "--candidates", "Council", "--version", "2023", "--json"
    )
    assert ran.json["origin"] == "Council, 2023"
    out = tmp_path / "out.csv"
    assert annotator("register-export", project, out).status == 0
    assert out.read_text(encoding="utf-8-sig").count('candidate,"Council, 2023"') == 2


def test_export_import_export_gives_the_same_bytes(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    annotator("register-import", project, written(tmp_path / "names.csv", TABLE))
    other = tmp_path / "other.annotator"
    annotator("init", other, "--name", "A resignation", "--by", "Ben")
    for name, form in (("register.csv", "csv"), ("register.xml", "tei")):
        assert "entries 2" in annotator("register-export", project, tmp_path / name, "--format", form).text
        assert annotator("register-import", other, tmp_path / name).status == 0
        annotator("register-export", other, tmp_path / f"again-{name}")
        assert (tmp_path / f"again-{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_a_vocabulary_comes_in_is_listed_and_renamed(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    skos = written(tmp_path / "roles.ttl", SKOS)
    ran = annotator("vocabulary", project, "--import", skos, "--version", "1", "--json")
    assert ran.json == [
        {
            "term": "mayor",
            "count": 0,
            "alternatives": [],
            "definition": "Heads a town.",
            "uri": "https://example.org/mayor",
            "source": "roles, 1",
        }
    ]
    assert "New or changed terms: 1." in ran.err
    ran = annotator("vocabulary", project, "--rename", "mayor", "lord mayor", "--json")
    assert [term["term"] for term in ran.json] == ["lord mayor"]
    assert annotator("vocabulary", project, "--vocabulary", "person.name").status == 1

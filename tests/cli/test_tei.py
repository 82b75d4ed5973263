"""A TEI file that one project exported is taken in by another, from the command line."""

from pathlib import Path

from tests.cli.conftest import Annotator


def test_import_takes_a_tei_export_with_all_its_tags(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    article = articles["luton-bbc.txt"]
    tagged = annotator("tag", project, article, "person", "0:5", "--value", "name=Aslam Khan", "--by", "Ada")
    assert tagged.status == 0, tagged.err
    handed, again = tmp_path / "handed.xml", tmp_path / "again.xml"
    assert annotator("export", project, handed, "--format", "tei-inline").status == 0
    other = tmp_path / "other.annotator"
    annotator("init", other, "--by", "Ben")
    ran = annotator("import", other, handed, "--by", "Ben", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert [form["id"] for form in ran.json] == list(articles.values())
    assert annotator("annotations", other, "--json").json == annotator("annotations", project, "--json").json
    assert annotator("export", other, again, "--format", "tei-inline").status == 0
    assert again.read_bytes() == handed.read_bytes()
    assert annotator("text", other, article, "--original").out == handed.read_bytes()


def test_export_tells_what_it_leaves_out_because_it_leads_to_other_articles(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    one, other = (
        annotator("tag", project, article, "person", "0:5", "--by", "Ada", "--json").json["id"]
        for article in list(articles.values())[:2]
    )
    assert annotator("counterparts", project, "--tie", one, other, "--by", "Ada").status == 0
    wish = ("export", project, tmp_path / "out.xml", "--format", "tei-standoff")
    ran = annotator(*wish, "--article", articles["luton-bbc.txt"])
    assert "Not in the file: answers about counterparts in articles that are not exported: 1." in ran.text
    assert "Not in the file" not in annotator(*wish).text


def test_import_says_why_a_foreign_tei_file_is_not_taken_in(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "foreign.xml"
    path.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text/></TEI>', encoding="utf-8")
    ran = annotator("import", project, path)
    assert (ran.status, ran.out) == (1, b"")
    assert "TEI without a text" in ran.err
    assert ran.err.count("\n") == 1


def test_export_writes_a_file_for_each_article_into_a_new_folder(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "each"
    wish = ("export", project, folder, "--format", "tei-inline", "--per-article")
    ran = annotator(*wish)
    assert (ran.status, ran.err) == (0, "")
    assert "checked against the project" in ran.text
    assert len(list(folder.glob("*.xml"))) == len(articles)
    again = annotator(*wish)
    assert again.status == 1
    assert "choose a new or empty folder" in again.err


def test_export_counts_what_a_profile_leaves_out(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    for kind, place in (("role", "0:20"), ("person", "10:25")):
        annotator("tag", project, articles["luton-bbc.txt"], kind, place, "--by", "Ada")
    ran = annotator("export", project, tmp_path / "plain.xml", "--format", "tei-plain")
    assert "tags that cross a longer one: 1" in ran.text
    ran = annotator("export", project, tmp_path / "accepted.xml", "--format", "tei-inline-accepted")
    assert "Not in the file: tags that are not accepted: 2." in ran.text

"""Every verb from outside: what it prints, what it changes, what it refuses."""

import hashlib
import json
from pathlib import Path

import pytest

from annotator.resource_files import resource
from tests.cli.conftest import Annotator

BBC = "luton-bbc.txt"
TODAY = "luton-today.txt"


def stored(annotator: Annotator, project: Path, article: str) -> str:
    return annotator("text", project, article).out.decode("utf-8")


def span_of(text: str, words: str) -> str:
    start = text.index(words)
    return f"{start}:{start + len(words)}"


def test_init_makes_an_empty_project_and_never_overwrites_one(annotator: Annotator, project: Path) -> None:
    assert annotator("articles", project, "--json").json == []
    before = project.read_bytes()
    ran = annotator("init", project)
    assert ran.status == 1
    assert project.read_bytes() == before


def test_init_makes_the_sample_project(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "sample.annotator"
    assert annotator("init", path, "--sample").status == 0
    assert len(annotator("articles", path, "--json").json) == 2
    assert len(annotator("annotations", path, "--json").json) > 20


def test_import_prints_one_object_per_article(annotator: Annotator, project: Path) -> None:
    ran = annotator("import", project, resource("samples", TODAY), "--title", "He resigned", "--json")
    [article] = ran.json
    assert list(article)[:7] == ["id", "title", "published", "characters", "zones", "sha256", "duplicate_of"]
    assert article["title"] == "He resigned"
    assert article["published"] == "2023-09-20"
    assert article["duplicate_of"] is None
    assert {zone["kind"] for zone in article["zones"]} >= {"advertisement"}
    assert annotator("articles", project, "--json").json == [article]


def test_import_says_that_a_file_is_there_already(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    ran = annotator("import", project, resource("samples", BBC), "--json")
    assert ran.status == 0
    assert [article["duplicate_of"] for article in ran.json] == [articles[BBC]]
    assert len(annotator("articles", project, "--json").json) == 2


def test_import_takes_folders_and_a_bad_file_never_stops_the_rest(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("First story.\n", encoding="utf-8")
    (folder / "b.html").write_text("<html><body><p>Second story.</p></body></html>", encoding="utf-8")
    (folder / "c.jpg").write_bytes(b"\xff\xd8")
    ran = annotator("import", project, folder, tmp_path / "missing.txt", "--json")
    assert ran.status == 1
    assert [article["file"] for article in ran.json] == ["a.txt", "b.html"]
    assert "missing.txt" in ran.err


def test_import_of_a_folder_without_articles_is_said(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    ran = annotator("import", project, tmp_path / "empty")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, b"", 1)


def test_import_refuses_a_file_over_the_limit_and_says_how_to_raise_it(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"A line of news.\n" * 80_000)
    ran = annotator("import", project, big, "--max-size", 1)
    assert ran.status == 1
    assert "--max-size" in ran.err
    assert annotator("import", project, big, "--max-size", 2).status == 0


def test_text_writes_the_stored_text_byte_for_byte(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    listed = {article["id"]: article for article in annotator("articles", project, "--json").json}
    for name, identifier in articles.items():
        out = annotator("text", project, identifier).out
        assert hashlib.sha256(out).hexdigest() == listed[identifier]["sha256"]
        assert len(out.decode("utf-8")) == listed[identifier]["characters"]
        assert out == resource("samples", name).read_bytes().replace(b"\r\n", b"\n")
        original = annotator("text", project, identifier, "--original").out
        assert original == resource("samples", name).read_bytes()


def test_text_keeps_what_a_terminal_would_change(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    content = "no newline at the end \u2028 \u00a0 \U0001f642 e\u0301"
    (tmp_path / "odd.txt").write_text(content, encoding="utf-8")
    [article] = annotator("import", project, tmp_path / "odd.txt", "--json").json
    assert annotator("text", project, article["id"]).out == content.encode("utf-8")


def test_tag_prints_the_annotation(annotator: Annotator, project: Path, articles: dict[str, str]) -> None:
    text = stored(annotator, project, articles[BBC])
    span = span_of(text, "Mohammed Aslam Khan")
    ran = annotator(
        "tag", project, articles[BBC], "person", span,
        "--value", "name=Mohammed Aslam Khan", "--by", "Grace", "--json",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    tag = ran.json
    start, end = map(int, span.split(":"))
    assert tag["article"] == articles[BBC]
    assert tag["type"] == "person"
    assert tag["ranges"] == [[start, end]]
    assert tag["text"] == "Mohammed Aslam Khan"
    assert tag["by"] == "Grace"
    assert tag["values"] == {"name": "Mohammed Aslam Khan"}
    assert annotator("annotations", project, "--json").json == [tag]


def test_a_tag_of_several_ranges_is_one_annotation(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    tag = annotator("tag", project, articles[BBC][:8], "quote", "30:40,10:20", "--json").json
    assert tag["ranges"] == [[10, 20], [30, 40]]
    assert len(annotator("annotations", project, "--json").json) == 1


@pytest.mark.parametrize("ranges", ["5:5", "9:3", "0:99999", "1:3,7:7"])
def test_a_bad_range_is_one_sentence(
    annotator: Annotator, project: Path, articles: dict[str, str], ranges: str
) -> None:
    ran = annotator("tag", project, articles[BBC], "person", ranges)
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert annotator("annotations", project, "--json").json == []


def test_an_unknown_type_article_or_value_is_one_sentence(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    for arguments in (
        (articles[BBC], "planet", "0:5"),
        ("ffffffffffffffff", "person", "0:5"),
        (articles[BBC], "person", "0:5", "--value", "colour=blue"),
    ):
        ran = annotator("tag", project, *arguments)
        assert (ran.status, ran.err.count("\n")) == (1, 1)


def test_positions_are_code_points_beyond_the_basic_plane(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("🙂🙂 Ann Smith spoke.", encoding="utf-8")
    [article] = annotator("import", project, tmp_path / "a.txt", "--json").json
    assert annotator("tag", project, article["id"], "person", "3:12", "--json").json["text"] == "Ann Smith"


def test_annotations_are_filtered_by_article_type_and_annotator(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    annotator("tag", project, articles[BBC], "person", "0:5", "--by", "Ada")
    annotator("tag", project, articles[TODAY], "date", "6:16", "--by", "Ada")
    annotator("tag", project, articles[TODAY], "person", "20:30", "--by", "Grace")
    for arguments, count in (
        ((), 3),
        (("--article", articles[TODAY]), 2),
        (("--type", "person"), 2),
        (("--by", "Grace"), 1),
        (("--by", "Grace", "--type", "date"), 0),
    ):
        assert len(annotator("annotations", project, *arguments, "--json").json) == count
    assert annotator("annotations", project).text.count("\n") == 4


def test_the_annotator_is_that_of_the_settings_unless_named(
    annotator: Annotator, project: Path, articles: dict[str, str], home: Path
) -> None:
    (home / "settings.json").write_text(json.dumps({"annotator": "Mary Parker Follett"}), encoding="utf-8")
    assert (
        annotator("tag", project, articles[BBC], "person", "0:5", "--json").json["by"]
        == "Mary Parker Follett"
    )


def test_undo_and_redo_reach_across_commands(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    tag = annotator("tag", project, articles[BBC], "person", "0:5", "--json").json
    assert annotator("undo", project).status == 0
    assert annotator("annotations", project, "--json").json == []
    assert annotator("redo", project).status == 0
    assert annotator("annotations", project, "--json").json == [tag]
    assert annotator("redo", project).status == 1


def test_retag_and_untag_change_and_take_back(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    tag = annotator("tag", project, articles[BBC], "person", "0:5", "--json").json
    changed = annotator(
        "retag", project, tag["id"], "--type", "organisation", "--ranges", "0:8", "--certainty", "possible",
        "--note", "or is it?", "--value", "name=Luton", "--json",
    ).json  # fmt: skip
    assert changed["id"] == tag["id"]
    assert (changed["type"], changed["ranges"], changed["certainty"]) == (
        "organisation",
        [[0, 8]],
        "possible",
    )
    assert (changed["note"], changed["values"]) == ("or is it?", {"name": "Luton"})
    annotator("undo", project)
    assert annotator("annotations", project, "--json").json == [tag]
    assert annotator("untag", project, tag["id"]).status == 0
    assert annotator("annotations", project, "--json").json == []


def test_furniture_is_listed_marked_and_unmarked(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    before = annotator("furniture", project, articles[TODAY], "--json").json
    marked = annotator(
        "furniture", project, articles[TODAY], "--mark", "200:210", "--kind", "caption", "--json"
    ).json
    [new] = [zone for zone in marked if zone not in before]
    assert (new["start"], new["end"], new["kind"]) == (200, 210, "caption")
    after = annotator("furniture", project, articles[TODAY], "--unmark", new["id"], "--json").json
    assert after == before
    rule = before[0]["rule"]
    left = annotator("furniture", project, articles[TODAY], "--unmark-rule", rule, "--json").json
    assert rule not in {zone["rule"] for zone in left}


def test_describe_corrects_what_is_known(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    changed = annotator(
        "describe", project, articles[BBC], "--publisher", "BBC News", "--published", "2023-09", "--json"
    ).json
    assert (changed["publisher"], changed["published"]) == ("BBC News", "2023-09")
    assert annotator("describe", project, articles[BBC], "--published", "yesterday").status == 1
    assert "BBC News" in annotator("describe", project, articles[BBC]).text


def test_remove_takes_an_article_out_and_undo_brings_it_back(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    before = annotator("articles", project, "--json").json
    assert annotator("remove", project, articles[BBC]).status == 0
    assert len(annotator("articles", project, "--json").json) == 1
    annotator("undo", project)
    after = annotator("articles", project, "--json").json
    assert sorted(after, key=str) == sorted(before, key=str)


@pytest.mark.parametrize("flavour", ["tei-standoff", "tei-inline"])
def test_an_exported_file_is_valid_and_the_same_every_time(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path, flavour: str
) -> None:
    annotator("tag", project, articles[BBC], "person", "0:5")
    out = tmp_path / "out.xml"
    assert annotator("export", project, out, "--format", flavour).status == 0
    first = out.read_bytes()
    assert annotator("export", project, out, "--format", flavour).status == 0
    assert out.read_bytes() == first
    assert annotator("validate", out, "--json").json == [{"file": str(out), "valid": True, "errors": []}]


def test_export_writes_only_the_articles_named(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    both, one = tmp_path / "both.xml", tmp_path / "one.xml"
    annotator("export", project, both, "--format", "tei-standoff")
    annotator("export", project, one, "--format", "tei-standoff", "--article", articles[TODAY])
    assert b"<teiCorpus" in both.read_bytes()
    assert b"<teiCorpus" not in one.read_bytes()
    assert "Councillor Khan" in one.read_text(encoding="utf-8")


def test_export_of_an_unknown_format_leaves_the_older_file(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out.xml"
    out.write_text("older", encoding="utf-8")
    assert annotator("export", project, out, "--format", "docx").status == 1
    assert out.read_text(encoding="utf-8") == "older"


def test_csv_has_one_row_per_range(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    annotator("tag", project, articles[BBC], "quote", "10:20,30:40")
    annotator("export", project, tmp_path / "tags.csv", "--format", "csv")
    assert len((tmp_path / "tags.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_validate_says_what_is_wrong_and_where(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    good, bad, torn = (tmp_path / name for name in ("good.xml", "bad.xml", "torn.xml"))
    annotator("export", project, good, "--format", "tei-standoff")
    bad.write_text(
        good.read_text(encoding="utf-8").replace("<body", "<boddy", 1).replace("</body", "</boddy", 1)
    )
    torn.write_text("<TEI", encoding="utf-8")
    ran = annotator("validate", bad, torn, "--json")
    assert ran.status == 1
    assert [result["valid"] for result in ran.json] == [False, False]
    assert all(result["errors"] and result["errors"][0]["line"] >= 1 for result in ran.json)
    assert annotator("validate", tmp_path / "missing.xml").status == 1


def test_validate_says_of_a_foreign_file_what_it_did_not_check(annotator: Annotator, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.xml"
    foreign.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', encoding="utf-8")
    ran = annotator("validate", foreign)
    assert ran.status == 0
    assert "checked only for being well-formed: choose a schema with --schema" in ran.text
    assert annotator("validate", foreign, "--json").json == [
        {"file": str(foreign), "valid": None, "errors": []}
    ]


def test_validate_takes_a_schema(annotator: Annotator, tmp_path: Path) -> None:
    schema, note = tmp_path / "own.rng", tmp_path / "note.xml"
    schema.write_text('<element name="note" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    note.write_text("<note>\n<b/>\n</note>")
    ran = annotator("validate", note, "--schema", schema)
    assert ran.status == 1
    assert "line 2: Did not expect element b there." in ran.text


def test_check_finds_a_project_sound_or_says_what_is_wrong(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    ran = annotator("check", project, "--json")
    assert (ran.status, ran.json) == (0, {"sound": True, "findings": []})
    content = project.read_bytes()
    place = content.index(b"served the Lewsey ward")
    project.write_bytes(content[:place] + b"X" + content[place + 1 :])
    damaged = annotator("check", project)
    assert damaged.status == 1
    assert damaged.out or damaged.err


def test_tables_cannot_steer_the_terminal(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A story.\n", encoding="utf-8")
    annotator("import", project, tmp_path / "a.txt", "--title", "red \x1b[31m \u202e alarm")
    listed = annotator("articles", project).text
    assert "\x1b" not in listed
    assert "\u202e" not in listed


def test_backup_makes_a_project_that_is_sound(
    annotator: Annotator, project: Path, articles: dict[str, str], home: Path
) -> None:
    assert annotator("backup", project).status == 0
    [made] = (home / "backups").rglob("*.annotator")
    assert annotator("check", made).status == 0
    assert len(annotator("articles", made, "--json").json) == len(articles)


def test_a_project_takes_a_tag_type_of_its_own(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    built_in = annotator("types", project, "--json").json
    assert [tag_type["name"] for tag_type in built_in] == [
        "person", "role", "date", "quote", "organisation", "place",
    ]  # fmt: skip
    toml = resource("tag_types", "6_place.toml").read_text(encoding="utf-8")
    own = tmp_path / "ward.toml"
    own.write_text(
        toml.replace('name = "place"', 'name = "ward"', 1)
        .replace('label = "Place"', 'label = "Ward"', 1)
        .replace('key = "L"', 'key = "W"', 1),
        encoding="utf-8",
    )
    listed = annotator("types", project, "--add", own, "--json").json
    assert [tag_type["name"] for tag_type in listed[len(built_in) :]] == ["ward"]
    assert annotator("tag", project, articles[BBC], "ward", "0:5").status == 0
    annotator("undo", project)
    assert annotator("types", project, "--forget", "ward", "--json").json == built_in


@pytest.fixture
def khan(annotator: Annotator, project: Path, articles: dict[str, str]) -> dict[str, str]:
    """Ids of three tags in the BBC's article: a person, another mention of him, and a role beside him."""
    text = stored(annotator, project, articles[BBC])
    tags = {
        "full": ("person", "Mohammed Aslam Khan", ["--value", "name=Mohammed Aslam Khan"]),
        "short": ("person", "Mr Khan", ["--value", "name=Mr Khan"]),
        "role": ("role", "deputy leader of Luton Council", ["--value", "organisation=Luton Council"]),
    }
    return {
        name: annotator(
            "tag", project, articles[BBC], kind, span_of(text, words), *values, "--by", "Ada", "--json"
        ).json["id"]
        for name, (kind, words, values) in tags.items()
    }


def test_names_given_to_tags_become_entries_of_the_register(
    annotator: Annotator, project: Path, khan: dict[str, str]
) -> None:
    register = annotator("register", project, "--json").json
    assert [(entry["kind"], entry["name"], entry["mentions"]) for entry in register] == [
        ("person", "Mohammed Aslam Khan", 1),
        ("person", "Mr Khan", 1),
        ("organisation", "Luton Council", 1),
    ]
    assert annotator("register", project, "--find", "aslam", "--json").json == register[:1]
    assert "Luton Council" in annotator("register", project, "--kind", "organisation").text


def test_entries_are_merged_split_renamed_and_deleted(
    annotator: Annotator, project: Path, khan: dict[str, str]
) -> None:
    merged = annotator("entry", "merge", project, "Mohammed Aslam Khan", "Mr Khan", "--json").json
    assert (merged["forms"], merged["mentions"]) == (["Mohammed Aslam Khan", "Mr Khan"], 2)
    shown = {tag["id"]: tag["values"].get("name") for tag in annotator("annotations", project, "--json").json}
    assert shown[khan["short"]] == "Mohammed Aslam Khan"
    split = annotator(
        "entry", "split", project, "Mohammed Aslam Khan", "Mr Khan (2)", khan["short"], "--json"
    )
    assert [m["form"] for m in split.json["mentioned"]] == ["Mr Khan"]
    again = annotator("entry", "split", project, "Mohammed Aslam Khan", "Nobody", khan["full"], khan["short"])
    assert (again.status, f"The tag {khan['short']} does not lead to" in again.err) == (1, True)
    renamed = annotator("entry", "change", project, split.json["id"], "--name", "Imran Khan", "--json").json
    assert renamed["forms"] == ["Imran Khan", "Mr Khan", "Mr Khan (2)"]
    refused = annotator("entry", "delete", project, "Imran Khan")
    assert (refused.status, "has 1 mention;" in refused.err) == (1, True)
    assert annotator("entry", "delete", project, "Imran Khan", "--unlink").status == 0
    for _ in range(4):
        assert annotator("undo", project).status == 0
    assert len(annotator("register", project, "--json").json) == 3
    assert annotator("check", project).status == 0


def test_an_entry_is_made_with_all_that_is_known_of_it(annotator: Annotator, project: Path) -> None:
    entry = annotator(
        *(
            "entry",
            "add",
            project,
            "person",
            "Keir Starmer",
            "--form",
            "Sir Keir Starmer",
            "--dates",
            "1962/..",
        ),
        *("--identifier", "Wikidata=Q5531146", "--note", "Labour", "--source", "the letter", "--json"),
    ).json
    assert entry["forms"] == ["Keir Starmer", "Sir Keir Starmer"]
    assert entry["identifiers"] == [{"scheme": "Wikidata", "value": "Q5531146"}]
    assert annotator("entry", "show", project, "Sir Keir Starmer", "--json").json == entry
    assert "Keir Starmer" in annotator("entry", "show", project, entry["id"]).text
    assert "no date" in annotator("entry", "change", project, "Keir Starmer", "--dates", "soon").err


def test_an_identifier_is_replaced_or_taken_away_and_the_others_stay(
    annotator: Annotator, project: Path
) -> None:
    annotator(
        "entry", "add", project, "person", "Keir Starmer", "--identifier", "own=1", "--identifier", "VIAF=7"
    )
    changed = annotator("entry", "change", project, "Keir Starmer", "--identifier", "own=2", "--json").json
    assert [i["value"] for i in changed["identifiers"]] == ["7", "2"]
    changed = annotator("entry", "change", project, "Keir Starmer", "--identifier", "VIAF=", "--json").json
    assert [i["scheme"] for i in changed["identifiers"]] == ["own"]


def test_dates_are_given_as_one_says_them(annotator: Annotator, project: Path, khan: dict[str, str]) -> None:
    ran = annotator("retag", project, khan["role"], "--value", "from=since 2011", "--json")
    assert ran.json["values"]["from"] == "2011/.."
    refused = annotator("retag", project, khan["role"], "--value", "from=12 years")
    assert (refused.status, "is no date for From" in refused.err) == (1, True)
    entry = annotator("entry", "add", project, "person", "Ms Simmons", "--dates", "since 1955", "--json").json
    assert entry["dates"] == "1955/.."


def test_a_role_is_led_to_its_holder_by_pointing_at_the_tag_or_by_the_entry(
    annotator: Annotator, project: Path, khan: dict[str, str]
) -> None:
    linked = annotator(
        "link", project, khan["role"], "--tag", khan["full"], "--certainty", "probable", "--json"
    )
    assert linked.json["values"]["holder"] == "Mohammed Aslam Khan"
    assert linked.json["links"]["holder"]["mention"] == khan["full"]
    assert linked.json["links"]["holder"]["certainty"] == "probable"
    linked = annotator("link", project, khan["role"], "holder", "--entry", "Mr Khan", "--json")
    assert linked.json["values"]["holder"] == "Mr Khan"
    wrong = annotator("link", project, khan["role"], "holder", "--entry", "Luton Council")
    assert (wrong.status, "no “Luton Council”" in wrong.err) == (1, True)
    assert annotator("link", project, khan["role"], "term", "--entry", "Mr Khan").status == 1
    assert "Say what the value leads to" in annotator("link", project, khan["role"]).err


def test_tags_are_commented_and_threads_resolved(
    annotator: Annotator, project: Path, khan: dict[str, str]
) -> None:
    opening = annotator("comment", project, khan["full"], "Who is he?", "--by", "Ada", "--json").json
    reply = annotator(
        "comment", project, khan["full"], "See letter", "--reply-to", opening["id"], "--by", "Ben"
    )
    assert reply.status == 0
    assert [c["by"] for c in annotator("comments", project, "--json").json] == ["Ada", "Ben"]
    assert annotator("resolve", project, reply.text.strip(), "--by", "Ada").status == 0
    assert annotator("comments", project, "--json").json[0]["resolved_by"] == "Ada"
    assert annotator("comments", project, "--open", "--json").json == []
    assert annotator("resolve", project, opening["id"], "--reopen").status == 0
    assert len(annotator("comments", project, "--open", "--json").json) == 2


def test_a_tag_type_is_written_out_changed_and_its_versions_are_listed(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "role.toml"
    path.write_text(annotator("types", project, "--write", "role").text.replace('"Held by"', '"Holder"'))
    assert annotator("types", project, "--add", path, "--by", "Ada").status == 0
    first, second = annotator("types", project, "--versions", "role", "--json").json
    assert first["version"] != second["version"]
    assert second["by"] == "Ada"
    assert second["version"] in annotator("types", project, "--versions", "role").text


def test_the_sample_project_takes_a_name(annotator: Annotator, tmp_path: Path) -> None:
    made = annotator("init", tmp_path / "luton.annotator", "--sample", "--name", "Luton")
    assert "Made the project “Luton”" in made.text

"""The sample project: every tag stands on the words it is meant for and says whom it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.resource_files import resource
from annotator.services.sample import Raw, make_sample, pairs_of, read_sample
from annotator.services.session import Session


@dataclass(frozen=True)
class Made:
    """The sample project and its tags, each with the words it stands on."""

    session: Session

    def tags(self, article: int, kind: str = "") -> list[tuple[str, Annotation]]:
        library = self.session.library
        found = library.articles()[article]
        text = library.text(found.id)
        return [(tag.quoted(text), tag) for tag in library.tags(found.id) if kind in ("", tag.type)]

    def every(self, kind: str = "") -> list[tuple[str, Annotation]]:
        return self.tags(0, kind) + self.tags(1, kind)

    def one(self, article: int, words: str, kind: str) -> Annotation:
        (tag,) = (tag for quoted, tag in self.tags(article, kind) if quoted == words)
        return tag

    def name(self, tag: Annotation, field: str) -> str:
        """Name of the entry to which a link of a tag leads, or empty."""
        link = tag.links.get(field)
        record = self.session.registering.record_of_link(link) if link else None
        return record.name if record else ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        session = make_sample(create_project, tmp_path_factory.mktemp("sample") / "sample.annotator")
        yield Made(session)
        session.close()


def described() -> list[tuple[str, Raw]]:
    return [(article["file"], tag) for article in read_sample()["article"] for tag in article["tags"]]


def test_every_tag_that_is_described_is_made_on_its_words(made: Made) -> None:
    articles = {article.original.name: article.id for article in made.session.library.articles()}
    wanted = [
        (articles[file], tag["type"], pairs_of(resource("samples", file).read_text("utf-8"), tag))
        for file, tag in described()
    ]
    kept = [(t.article, t.type, [(span.start, span.end) for span in t.target]) for _words, t in made.every()]
    assert sorted(kept) == sorted(wanted)
    assert len(kept) == 97


def test_no_two_tags_say_the_same(made: Made) -> None:
    seen = [(tag.article, tag.type, tag.target) for _words, tag in made.every()]
    assert len(set(seen)) == len(seen)


def test_no_tag_touches_furniture(made: Made) -> None:
    library = made.session.library
    for article in library.articles():
        zones = [zone.span for zone in library.zones(article.id)]
        assert zones
        for tag in library.tags(article.id):
            assert not any(span.overlaps(zone) for span in tag.target for zone in zones), tag


def test_tags_begin_and_end_with_words_and_quotations_with_their_marks(made: Made) -> None:
    for words, tag in made.every():
        if tag.type == "quote":
            # A clause of reported speech has its marks inside, if any; a mark is never left alone.
            assert words.count("“") >= words.count("”")
            assert words.count('"') % 2 == 0 or "\n" in words
        else:
            assert words[0].isalnum()
            assert words[-1].isalnum()


def test_every_name_has_its_entry_and_every_entry_is_named(made: Made) -> None:
    registering = made.session.registering
    for kind in ("person", "organisation", "place"):
        named = {made.name(tag, "name") for _words, tag in made.every(kind)}
        assert named == {record.name for record in registering.records((kind,))}


def test_one_man_has_many_names(made: Made) -> None:
    forms = {words for words, tag in made.every("person") if made.name(tag, "name") == "Mohammed Aslam Khan"}
    assert forms == {"Mohammed Aslam Khan", "Mr Khan", "Councillor Khan", "councillor Khan", "Aslam Khan"}


def test_a_role_is_held_by_somebody_unless_the_text_names_nobody(made: Made) -> None:
    nobody = [words for words, tag in made.every("role") if not made.name(tag, "holder")]
    assert nobody == ["spokesman for Labour in the East of England", "Labour councillors", "deputy leader"]
    assert all(tag.values["term"] for _words, tag in made.every("role"))


def test_a_role_and_the_name_in_it_overlap(made: Made) -> None:
    role = made.one(0, "Labour leader Sir Keir Starmer", "role")
    name = made.one(0, "Sir Keir Starmer", "person")
    assert role.extent.contains(name.extent)
    assert role.links["holder"].mention == name.id
    assert made.name(role, "holder") == "Keir Starmer"
    assert made.name(role, "organisation") == "Labour Party"


def test_a_quotation_says_who_speaks_unless_the_text_does_not(made: Made) -> None:
    unlinked = [words for words, tag in made.every("quote") if "speaker" not in tag.links]
    assert unlinked == ['"special measures"']
    assert all(tag.values["mode"] for _words, tag in made.every("quote"))
    spokesman = made.one(0, "spokesman for Labour in the East of England", "role")
    (unnamed,) = (tag for words, tag in made.tags(0, "quote") if words.startswith('"We wish'))
    assert unnamed.links["speaker"].mention == spokesman.id


def test_the_letter_is_one_quotation_that_leaves_the_advertisements_out(made: Made) -> None:
    (letter,) = (tag for _words, tag in made.tags(1, "quote") if tag.values.get("medium") == "letter")
    text = made.session.library.text(letter.article)
    stretches = [text[span.start : span.end] for span in letter.target]
    assert [stretch.count("\n\n") + 1 for stretch in stretches] == [4, 4, 1]
    assert not any("Advertisement" in stretch for stretch in stretches)
    assert made.name(letter, "speaker") == "Mohammed Aslam Khan"
    assert made.name(letter, "addressee") == "Keir Starmer"


def test_a_date_is_a_date_or_a_duration_and_says_what_happened(made: Made) -> None:
    for words, tag in made.every("date"):
        assert ("edtf" in tag.values) != ("duration" in tag.values), words
        assert tag.values["event"]
    spans = {
        (words, tag.values.get("edtf") or tag.values["duration"])
        for words, tag in made.every("date")
        if tag.values["event"] == "councillor"
    }
    assert spans == {("12 years", "P12Y"), ("past 13 years", "P13Y"), ("since 2011", "2011/..")}


def test_a_relative_date_points_at_the_date_it_depends_on(made: Made) -> None:
    before = made.one(0, "Prior to those elections", "date")
    assert before.links["relative_to"].mention == made.one(0, "May 2023", "date").id


def test_what_is_not_certain_says_why(made: Made) -> None:
    doubtful = [tag for _words, tag in made.every() if tag.certainty != "certain"]
    assert doubtful
    assert all(tag.note for tag in doubtful)


def test_making_the_sample_cannot_be_undone(made: Made) -> None:
    assert made.session.history.undo_label == ""

"""Files become articles; what cannot be taken in is one sentence and stops nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model.article import Article, Metadata
from annotator.model.errors import Cancelled, InvalidValue, NotFound, UnreadableFile
from annotator.services.session import Session


def write(session: Session, name: str, content: bytes | str) -> Path:
    path = session.path.parent / "in" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def take_in(session: Session, name: str, content: bytes | str) -> Article:
    return session.accessioning.accession(session.accessioning.prepare(write(session, name, content)))


def test_the_original_bytes_are_kept_unchanged(session: Session) -> None:
    raw = "Title\r\nA “text”\rof lines\n".encode("cp1252")
    article = take_in(session, "a.txt", raw)
    assert session.library.original(article.id) == raw
    assert session.library.text(article.id) == "Title\nA “text”\nof lines\n"
    assert article.original.encoding in ("cp1252", "windows-1252")


def test_the_same_file_twice_is_recognised_and_said_so(session: Session) -> None:
    first = take_in(session, "a.txt", "Some words here")
    again = write(session, "copy of a.txt", "Some words here")
    assert session.accessioning.prepare(again).duplicate_of == first.id
    with pytest.raises(InvalidValue, match="in the project already"):
        session.accessioning.accession(session.accessioning.prepare(again))
    outcome = session.accessioning.import_files([again])[0]
    assert (outcome.article, outcome.duplicate_of) == (None, first.id)


def test_the_same_bytes_under_two_names_in_one_import_become_one_article(session: Session) -> None:
    paths = [write(session, "a.txt", "Same words"), write(session, "b.txt", "Same words")]
    outcomes = session.accessioning.import_files(paths)
    assert [bool(o.article) for o in outcomes] == [True, False]
    assert outcomes[0].article is not None
    assert outcomes[1].duplicate_of == outcomes[0].article.id


def test_one_bad_file_never_stops_the_rest_and_all_is_one_undo_step(session: Session) -> None:
    write(session, "1.txt", "First article text")
    write(session, "2.txt", b"%PDF-1.7 \x00\x01\x02")
    write(session, "3.html", "<html><body><p>Third article has a paragraph of words.</p></body></html>")
    write(session, "ignored.bin", b"\x00")
    outcomes = session.accessioning.import_files([session.path.parent / "in"])
    assert [o.path.name for o in outcomes] == ["1.txt", "2.txt", "3.html"]
    assert [bool(o.article) for o in outcomes] == [True, False, True]
    assert "2.txt" in outcomes[1].error
    session.history.undo()
    assert session.library.articles() == []


def test_a_cancelled_import_keeps_what_was_taken_in_as_one_step(session: Session) -> None:
    for number in range(45):
        write(session, f"{number:03}.txt", f"Article number {number}")

    def stop(done: int, _total: int, _what: str) -> None:
        if done >= 40:
            raise Cancelled("stopped")

    outcomes = session.accessioning.import_files([session.path.parent / "in"], progress=stop)
    assert len(outcomes) == len(session.library.articles()) == 40
    session.history.undo()
    assert session.library.articles() == []


def test_metadata_given_wins_over_metadata_found_and_the_rest_is_kept(session: Session) -> None:
    path = write(session, "a.txt", "A headline of an article\nBy Jane Doe\n\nText of it.")
    outcome = session.accessioning.import_files(
        [path], metadata=Metadata(publisher="The Paper", published="2023-05")
    )[0]
    assert outcome.article is not None
    found = outcome.article.metadata
    assert (found.title, found.publisher, found.published) == (
        "A headline of an article",
        "The Paper",
        "2023-05",
    )


@pytest.mark.parametrize("date", ["2023-13", "2023-02-30", "May 2023", "20.9.2023"])
def test_a_date_that_is_none_is_refused_with_a_sentence(
    session: Session, article: Article, date: str
) -> None:
    with pytest.raises(InvalidValue, match="is no date for published"):
        session.accessioning.set_metadata(article.id, replace(article.metadata, published=date))
    assert session.library.article(article.id).metadata == article.metadata


def test_metadata_is_editable_later_and_the_text_never_changes(session: Session, article: Article) -> None:
    before = session.library.text(article.id)
    session.accessioning.set_metadata(article.id, Metadata(title="  Two   words ", accession="2023/17"))
    after = session.library.article(article.id)
    assert after.metadata == Metadata(title="Two words", accession="2023/17")
    assert session.library.text(article.id) == before


def test_a_removed_article_comes_back_with_its_tags(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 10)])
    session.accessioning.remove(article.id)
    assert session.library.articles() == []
    session.history.undo()
    assert session.library.tags(article.id) == [tag]


def test_a_file_of_200_mb_is_refused_before_it_is_read(session: Session) -> None:
    path = write(session, "huge.txt", b"")
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(UnreadableFile, match=r"200 MB, more than the 50 MB"):
        session.accessioning.prepare(path)


def test_a_missing_file_is_one_sentence(session: Session) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        session.accessioning.prepare(session.path.parent / "none.txt")


@pytest.mark.parametrize(
    ("content", "stored"),
    [
        ("tab\tnul\x00bell\x07end", "tab\tnul\ufffdbell\ufffdend"),
        (b"lone \xed\xa0\x80 surrogate", None),
        ("👩‍👧‍👦 family and e\u0301 stay", "👩‍👧‍👦 family and e\u0301 stay"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("שלום עולם \u200fabc\u200e", "שלום עולם \u200fabc\u200e"),
        ("", ""),
    ],
    ids=[
        "control characters",
        "lone surrogate",
        "emoji and combining marks",
        "CRLF",
        "right to left",
        "empty",
    ],
)
def test_hard_texts_are_taken_in_as_promised_and_can_be_exported(
    session: Session, content: bytes | str, stored: str | None
) -> None:
    article = take_in(session, "hard.txt", content)
    text = session.library.text(article.id)
    if stored is not None:
        assert text == stored
    assert not any(0xD800 <= ord(c) < 0xE000 or (ord(c) < 32 and c not in "\t\n") for c in text)
    assert article.characters == len(text)
    for name in ("tei-standoff", "tei-inline", "csv"):
        session.exporting.export(name, session.path.parent / f"out.{name}")


def test_a_replaced_character_is_recorded_with_what_stood_there(session: Session) -> None:
    article = take_in(session, "a.txt", "nul\x00here")
    assert [(r.offset, r.code) for r in session.library.article(article.id).replaced] == [(3, 0)]


def test_a_page_of_300_nested_elements_is_read_whole(session: Session) -> None:
    page = "<html><body>" + "<div>" * 300 + "<p>The words deep inside are not lost.</p>" + "</div>" * 300
    article = take_in(session, "deep.html", page)
    assert "The words deep inside are not lost." in session.library.text(article.id)


def test_replaced_characters_are_told_of(session: Session) -> None:
    outcome = session.accessioning.import_files([write(session, "a.txt", "nul\x00 and bell\x07 here")])[0]
    assert any("2 characters" in remark and "�" in remark for remark in outcome.remarks)


def test_a_language_that_is_none_is_refused_when_typed_and_left_out_when_found(session: Session) -> None:
    page = '<html lang="not a language!"><body><p>Some words of an article in a page.</p></body></html>'
    article = take_in(session, "a.html", page)
    assert article.metadata.language == ""
    with pytest.raises(InvalidValue, match="no language tag"):
        session.accessioning.set_metadata(article.id, Metadata(language="nonsense lang!!"))

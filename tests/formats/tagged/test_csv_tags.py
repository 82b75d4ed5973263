"""Our own tables of tags come back as they went out; tables of others need four columns."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.exporters.csv_annotations import EXPORTER
from annotator.formats.exporters.csv_cell import escaped
from annotator.formats.tagged.csv_tags import read as read_file
from annotator.formats.tagged.csv_tags import recognises
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundFile
from annotator.model.loss import Loss
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.text.anchoring import anchored
from tests.formats.tei.material import annotated, annotated_articles, annotation, comment, exported, name_of


def read(data: bytes) -> FoundFile:
    """What is found in a table."""
    assert recognises(data, "x.csv")
    return read_file(data, "x.csv", lambda _name: None, silent)


def table(*rows: str) -> bytes:
    """A table as another program writes it."""
    return "\n".join(rows).encode()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_articles())
def test_every_tag_of_ours_comes_back(article: AnnotatedArticle) -> None:
    found = read(exported(EXPORTER, article))
    assert found.ours
    tags = [tag for document in found.documents for tag in document.tags]
    assert [document.article for document in found.documents] == [article.article.id] * bool(tags)
    for number, (tag, one) in enumerate(zip(tags, article.annotations, strict=True)):
        assert (tag.id, tag.kind, tag.target) == (one.id, one.type, one.target)
        assert (tag.by, tag.at, tag.certainty, tag.note) == (one.by, one.at, one.certainty, one.note)
        links = {name: link for name, link in one.links.items() if name != "undeclared link"}
        assert tag.tags == {name: link.mention for name, link in links.items() if link.mention}
        assert tag.entries == {name: link.record for name, link in links.items() if not link.mention}
        plain = {name: value for name, value in tag.values.items() if name not in one.links}
        assert plain == {name: value for name, value in one.values.items() if value}
        quote = found.documents[0].quotes.get(number)
        assert anchored(tag.target, quote, article.text) == one.target


def test_words_beside_a_link_are_kept_for_where_it_leads_nowhere() -> None:
    article = annotated("Mr Khan", annotation(1, "person", (3, 7), values={"name": "Aslam Khan"}))
    ((tag,),) = [document.tags for document in read(exported(EXPORTER, article)).documents]
    assert (name_of(tag.entries["name"]), tag.values["name"]) == ("Aslam Khan", "Aslam Khan")


def test_what_a_table_only_tells_is_counted() -> None:
    article = annotated("Mr Khan", annotation(1, "person", (3, 7)), comments=(comment(5, 1, "Who?"),))
    assert read(exported(EXPORTER, article)).losses == (
        Loss("“comments” of a table, which tell and do not bring", 1),
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_four_columns_are_enough_in_any_order_and_case(separator: str) -> None:
    rows = [["Type", "START", "end", "article"], ["theme", "3", "7", "e695"], ["theme", "0", "2", "e695"]]
    found = read(table(*(separator.join(row) for row in rows)))
    (document,) = found.documents
    assert (found.ours, document.article, document.quotes) == (False, "e695", {})
    assert [(tag.kind, tag.target, tag.id) for tag in document.tags] == [
        ("theme", (Span(3, 7),), ""),
        ("theme", (Span(0, 2),), ""),
    ]


def test_other_columns_are_values_and_no_apostrophe_is_lost() -> None:
    cells = ["e695", "3", "7", "theme", "Khan", "Ada", "mood", escaped("=1+1"), "'tis"]
    heading = "article,start,end,type,text,by,note,topic,value.tone"
    ((tag,),) = [document.tags for document in read(table(heading, ",".join(cells))).documents]
    assert (tag.by, tag.note, tag.values) == ("Ada", "mood", {"topic": "=1+1", "tone": "'tis"})


def test_rows_of_one_tag_are_its_stretches() -> None:
    found = read(
        table("article,annotation,start,end,type,text", "a,x,9,10,t,d", "a,x,2,3,t,b", "b,x,0,1,t,a")
    )
    first, second = found.documents
    assert [tag.target for tag in first.tags] == [(Span(2, 3), Span(9, 10))]
    assert first.quotes == {0: "b … d"}
    assert [tag.target for tag in second.tags] == [(Span(0, 1),)]


@pytest.mark.parametrize(
    "row", ["a,1,1,t", "a,x,2,t", "a,-1,2,t", ",1,2,t", "a,1,2,", "a,1", "a,1,9999999999999,t", "a,²,3,t"]
)
def test_a_row_without_a_place_is_told(row: str) -> None:
    found = read(table("article,start,end,type", row, "", "a,1,2,t"))
    assert found.losses == (Loss("rows without an article, a place in it or a type", 1),)
    assert len(found.documents) == 1


def test_a_table_of_something_else_is_not_meant() -> None:
    assert not recognises(b"id,kind,name\n1,person,Khan\n", "x.csv")
    assert not recognises(b"", "x.csv")
    assert not recognises(b'article,"start', "x.csv")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (table("article,start,end,type,x,x", "a,1,2,t,y,z"), "two columns"),
        (table("article,start,end,type", 'a,1,2,"t'), "no table"),
        (table("article,start,end,type", "a,1,2,") + b"\xff", "UTF-8"),
    ],
)
def test_what_is_no_sound_table_is_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(data)


_SAMPLE = exported(EXPORTER, annotated("Mr Khan, the leader", annotation(1, "person", (3, 7), (9, 12))))


@settings(deadline=None)
@given(st.integers(0, len(_SAMPLE) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_of_a_damaged_table_nothing_but_tags_or_a_sentence_comes(place: int, more: bytes, cut: int) -> None:
    try:
        read_file(_SAMPLE[:place] + more + _SAMPLE[place + cut :], "x.csv", lambda _name: None, silent)
    except UnreadableFile as error:
        assert str(error).startswith("x.csv")

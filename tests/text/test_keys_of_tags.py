"""Tags are numbered by type through all articles, and their table says what each of them says."""

from annotator.model.annotation import Annotation
from annotator.model.article import Article, Metadata, Original
from annotator.model.corpus import AnnotatedArticle
from annotator.model.sheet import Table
from annotator.model.span import Span
from annotator.model.tag_type import Field, TagType
from annotator.text.keys_of_tags import keys, table

ROLE = TagType(
    *("role", "Role", "r", "R", "#000000", "#ffffff", "plain", "roleName"),
    fields=(Field("office", "Office"), Field("holder", "Held by")),
)
TYPES = {"role": ROLE}
TEXT = "leader of Luton, then mayor"


def article(letter: str, *tags: Annotation, text: str = TEXT) -> AnnotatedArticle:
    about = Article(
        letter * 16, Metadata(letter), "", len(text), Original("", "a.txt", "text/plain", "utf-8")
    )
    return AnnotatedArticle(about, text, (), tags)


def tag(name: str, start: int, end: int, kind: str = "role", **values: str) -> Annotation:
    certainty = values.pop("certainty", "certain")
    note = values.pop("note", "")
    return Annotation(
        name, "a", kind, (Span(start, end),), "Ada", "", certainty=certainty, note=note, values=values
    )


def cells(told: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row.cells] for row in told.rows]


def test_numbers_go_on_from_one_article_to_the_next() -> None:
    both = [article("a", tag("1", 0, 6), tag("2", 10, 15, "place")), article("b", tag("3", 0, 6))]
    assert keys(both, TYPES) == {"1": "R1", "2": "place1", "3": "R2"}


def test_a_row_says_type_values_in_the_order_of_the_type_who_and_how_sure() -> None:
    one = tag("1", 0, 6, holder="Khan", office="leader", certainty="probable", note="not said")
    both = [article("a", one), article("b", tag("2", 0, 6, certainty="unknown"))]
    assert cells(table(both, TYPES, keys(both, TYPES), lambda one: one.values)) == [
        ["R1", "A", "leader", "Role", "Office: leader; Held by: Khan; Note: not said", "Ada, probable"],
        ["R2", "B", "leader", "Role", "", "Ada, certainty unknown"],
    ]


def test_a_long_quotation_shows_how_it_begins_and_ends() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    both = [article("a", tag("1", 0, len(text)), text=text), article("b")]
    [[_key, _in, words, *_rest]] = cells(table(both, TYPES, keys(both, TYPES), lambda one: one.values))
    assert words.startswith("word0 word1 ")
    assert words.endswith(" word199")
    assert len(words) < 260

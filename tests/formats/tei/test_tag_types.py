"""Tag types are written whole and read back the same, whatever is in their words."""

import io

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.tei.reading import read_corpus
from annotator.model.progress import silent
from annotator.model.tag_type import FIELD_KINDS, Example, Field, TagType
from tests.formats.tei.material import OLD_THEME, TYPES, annotated, annotation, corpus
from tests.formats.tei.test_both_flavours import unhurried

_T = "{http://www.tei-c.org/ns/1.0}"
_WORDS = st.text(st.sampled_from("aé \n\t\r\"'\\;:<&>{}-#\U0001f600"), max_size=8)
_NAMES = st.sampled_from(("theme", "a b", "1st", "größe", "x-y_z", '"'))
_FIELDS = st.lists(
    st.builds(
        Field,
        name=_NAMES,
        label=_WORDS,
        kind=st.sampled_from(FIELD_KINDS),
        choices=st.lists(_WORDS.filter(bool), max_size=3).map(tuple),
        tei=st.sampled_from(("", "ref", "who", "nothing TEI knows")),
        hint=_WORDS,
    ),
    max_size=3,
    unique_by=lambda field: field.name,
).map(tuple)
_TAG_TYPES = st.builds(
    TagType,
    name=_NAMES,
    label=_WORDS,
    key=_WORDS,
    letter=_WORDS,
    colour=_WORDS,
    colour_dark=_WORDS,
    pattern=_WORDS,
    element=st.sampled_from(("seg", "persName", "said")),
    definition=_WORDS,
    trims_punctuation=st.booleans(),
    fields=_FIELDS,
    examples=st.lists(st.builds(Example, _WORDS, _WORDS), max_size=2).map(tuple),
)


@unhurried(150)
@given(_TAG_TYPES)
def test_any_tag_type_is_read_back_the_same(tag_type: TagType) -> None:
    stream = io.BytesIO()
    EXPORTERS[0].write(corpus(annotated("x"), tag_types=(tag_type,)), stream, silent)
    stream.seek(0)
    (read,) = read_corpus(stream, "file.xml").tag_types
    assert read == tag_type
    assert read.version == tag_type.version


def test_a_tag_points_to_the_definition_under_which_it_was_made() -> None:
    tags = (
        annotation(1, "theme", (0, 1)),
        annotation(2, "theme", (0, 1), type_version=OLD_THEME.version),
        annotation(3, "theme", (0, 1), type_version="0123456789ab"),
        annotation(4, "theme", (0, 1), type_version=""),
    )
    stream = io.BytesIO()
    EXPORTERS[0].write(corpus(annotated("x", *tags)), stream, silent)
    root = etree.fromstring(stream.getvalue())
    pointed = [one.get("ana", "").split()[0] for one in root.iter(f"{_T}annotation")]
    assert pointed == [
        "#tag.theme",
        f"#tag.theme.{OLD_THEME.version}",
        "#tag.theme.0123456789ab",
        "#tag.theme.unnoted",
    ]
    stream.seek(0)
    read = read_corpus(stream, "file.xml")
    (article,) = read.articles
    versions = [one.type_version for one in article.annotations]
    assert versions == [TYPES["theme"].version, OLD_THEME.version, "0123456789ab", ""]
    assert read.older_types == {OLD_THEME.version: OLD_THEME}

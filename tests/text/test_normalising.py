"""Texts are normalised once, and every replacement is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.model.article import Replacement
from annotator.text.normalising import normalise

ANY_TEXT = st.text(st.characters(blacklist_categories=()))


def test_windows_and_old_mac_newlines_become_line_feeds() -> None:
    assert normalise("a\r\nb\rc\n\r\nd").text == "a\nb\nc\n\nd"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085", "\u00a0", "\u200b", "\ufeff", "\t"])
def test_other_separators_and_invisible_characters_stay(separator: str) -> None:
    assert normalise(f"a{separator}b").text == f"a{separator}b"


def test_each_forbidden_character_becomes_one_replacement_character_and_is_remembered() -> None:
    normalised = normalise("a\x00b\r\n\x1fc\ud800d\uffff")
    assert normalised.text == "a\ufffdb\n\ufffdc\ufffdd\ufffd"
    assert normalised.replaced == (
        Replacement(1, 0),
        Replacement(4, 0x1F),
        Replacement(6, 0xD800),
        Replacement(8, 0xFFFF),
    )


def test_surrogates_in_order_are_the_character_they_encode() -> None:
    assert normalise("x\x01\ud83d\ude42").text == "x\ufffd🙂"


@pytest.mark.parametrize(
    "text", ["e\u0301 is not \u00e9", "👩\u200d👩\u200d👧\u200d👦", "\u200fשלום עליכם\u200e", "นี้ ปี", "ﬁ ½ Å"]
)
def test_nothing_is_composed_folded_or_reordered(text: str) -> None:
    assert normalise(text).text == text


@given(ANY_TEXT)
def test_a_normalised_text_fits_into_xml_and_stays_as_it_is(text: str) -> None:
    normalised = normalise(text)
    element = etree.Element("p")
    element.text = normalised.text  # lxml refuses what XML cannot hold
    assert normalise(normalised.text).text == normalised.text
    assert all(normalised.text[r.offset] == "\ufffd" for r in normalised.replaced)


@given(ANY_TEXT.filter(lambda text: "\r" not in text))
def test_what_was_replaced_can_be_put_back(text: str) -> None:
    normalised = normalise(text)
    chars = list(normalised.text)
    for replacement in normalised.replaced:
        chars[replacement.offset] = chr(replacement.code)
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert "".join(chars) == joined

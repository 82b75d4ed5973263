"""Characters that XML forbids travel through a parser as others, and come back told apart."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.article import Replacement
from annotator.text.normalising import normalise, with_line_feeds
from annotator.text.shielding import shield


def test_a_replacement_character_of_the_text_itself_is_not_reported() -> None:
    shielded = shield("a\ufffdb\x01c")
    restored = shielded.restored(shielded.text)
    assert restored.text == "a\ufffdb\ufffdc"
    assert restored.replaced == (Replacement(3, 1),)


def test_private_use_characters_of_the_text_itself_stay() -> None:
    text = "\U0010f000\x01\U0010f001"
    shielded = shield(text)
    assert shielded.restored(shielded.text).text == "\U0010f000\ufffd\U0010f001"


@given(st.text(st.characters(blacklist_categories=())))
def test_shielding_and_restoring_is_normalising(text: str) -> None:
    shielded = shield(with_line_feeds(text))
    assert shielded.restored(shielded.text) == normalise(text)

"""Every field has a letter of its own that no menu has."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.docks.mnemonics import MENU_LETTERS, with_mnemonics


def letters(marked: list[str]) -> list[str]:
    plain = [label.replace("&&", "") for label in marked]
    return [label[label.index("&") + 1].lower() for label in plain if "&" in label]


@given(st.lists(st.text("abcdefghij &XYZé1", max_size=12)), st.text("abcdeno", max_size=3))
def test_no_letter_is_given_twice_and_the_words_stay(labels: list[str], taken: str) -> None:
    marked = with_mnemonics(labels, taken)
    given_out = letters(marked)
    assert len(set(given_out)) == len(given_out)
    assert not set(given_out) & set(MENU_LETTERS + taken)
    assert [label.replace("&&", "\0").replace("&", "").replace("\0", "&") for label in marked] == labels


def test_first_letters_of_words_come_first() -> None:
    assert with_mnemonics(["Role", "Held by", "From"]) == ["&Role", "Held &by", "Fr&om"]

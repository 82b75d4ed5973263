"""Plain text is taken in as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.importers.plain_text import EMPTY, PLAIN_TEXT
from annotator.model.article import Replacement
from annotator.model.errors import KnownError
from tests.shared_material import SAMPLES, needs_shared


@needs_shared
@pytest.mark.parametrize("name", ["luton-bbc.txt", "luton-today.txt"])
def test_a_sample_is_taken_in_byte_for_byte(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    incoming = PLAIN_TEXT.read(data, name, None)
    assert incoming.text.encode() == data
    assert (incoming.encoding, incoming.encoding_certain, incoming.replaced, incoming.remarks) == (
        "utf-8",
        True,
        (),
        (),
    )


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n"])
def test_an_empty_file_is_an_empty_article_with_a_remark(data: bytes) -> None:
    incoming = PLAIN_TEXT.read(data, "empty.txt", None)
    assert not incoming.text.strip()
    assert incoming.remarks == (EMPTY,)


def test_control_characters_are_replaced_in_sight() -> None:
    incoming = PLAIN_TEXT.read(b"one\r\ntwo\x00\x07 three", "a.txt", None)
    assert incoming.text == "one\ntwo\ufffd\ufffd three"
    assert incoming.replaced == (Replacement(7, 0), Replacement(8, 7))


def test_direction_marks_emoji_and_combining_marks_survive() -> None:
    text = "\u200fقال النائب\u200e 👩🏽\u200d⚖\ufe0f e\u0301\u0327 🇬🇧\u2028end\u00a0"
    assert PLAIN_TEXT.read(text.encode(), "a.txt", None).text == text


def test_a_guessed_encoding_says_so() -> None:
    incoming = PLAIN_TEXT.read("Zoë’s café".encode("cp1252"), "a.txt", None)
    assert not incoming.encoding_certain
    assert "cp1252" in incoming.remarks[0]
    assert "cp1250" in incoming.encoding_alternatives


def test_a_long_line_is_left_whole() -> None:
    line = "word " * 400_000
    assert PLAIN_TEXT.read(line.encode(), "a.txt", None).text == line


@given(st.binary(max_size=300))
def test_any_bytes_make_an_article_or_a_known_error(data: bytes) -> None:
    try:
        incoming = PLAIN_TEXT.read(data, "a.txt", None)
    except KnownError:
        return
    assert "\r" not in incoming.text

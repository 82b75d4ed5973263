"""JSON, sound and hostile."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.json_reader import MOST_DEEP, read_json
from annotator.model.errors import UnreadableFile

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # hypothesis draws no surrogates from a codec
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)


@given(values, st.booleans())
def test_what_was_written_is_read(value: object, escaped: bool) -> None:
    assert read_json(json.dumps(value, ensure_ascii=escaped).encode(), "box.json") == value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1, "a": 2}', "key twice"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "Infinity"),
        (b"[" * (MOST_DEEP + 1) + b"]" * (MOST_DEEP + 1), "within each other"),
        (b"[" * 100_000, "no JSON"),
        (b'{"a":' * 100_000, "no JSON"),
        (b'["\\ud800"]', "half a character"),
        (b'{"\\udc00x": 1}', "half a character"),
        (b"[" + b"9" * 5000 + b"]", "no JSON"),
        (b'["\xff"]', "no JSON"),
        (b"", "no JSON"),
    ],
)
def test_what_is_not_plain_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_json(data, "box.json")


def test_the_deepest_that_is_borne_and_a_pair_of_surrogates_are_read() -> None:
    assert read_json(b"[" * MOST_DEEP + b"]" * MOST_DEEP, "box.json")
    assert read_json(b'\xef\xbb\xbf["\\ud83d\\ude00"]', "box.json") == ["😀"]


def test_damaged_bytes_give_a_value_or_one_sentence() -> None:
    chance = random.Random(5)
    sound = json.dumps({"a": [1, 2.5, {"b": "häuser 😀"}], "c": None}).encode()
    for _ in range(500):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_json(bytes(data), "box.json")
        except UnreadableFile as error:
            assert str(error).endswith(".")

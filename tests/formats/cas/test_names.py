"""Names in UIMA."""

import keyword
import re

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.formats.cas.names import OWN, PACKAGE, feature_name, field_name, tag_type_name, type_name

names = st.text(st.sampled_from("aux_X1- ß😀4e") | st.characters(codec="utf-8"), min_size=1, max_size=12)


@given(names)
@example("type")
@example("from")
@example("from_")
@example("None")
@example("u_x41_")
@example("a_x20_b")
@example("annotatorId")
@example("_x")
@example("Begin")
def test_every_name_is_one_of_uima_and_comes_back(name: str) -> None:
    feature, layer = feature_name(name), type_name(name)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", feature)
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_]*", layer.removeprefix(PACKAGE))
    assert not feature.startswith(OWN)
    assert not keyword.iskeyword(feature)
    assert feature not in ("begin", "end", "sofa", "type", "self")
    assert field_name(feature) == name
    assert tag_type_name(layer) == name

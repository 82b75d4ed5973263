"""What is built as it should be is told from what is not."""

import pytest

from annotator.formats.json_shape import conforms

SHAPE = {"at": [int], "by?": str, "values?": {"*": str}, "sure?": bool, "how?": ("well", "ill")}


@pytest.mark.parametrize(
    "value", [{"at": []}, {"at": [1, 2], "by": "Ada", "values": {"x": ""}, "sure": True, "how": "ill"}]
)
def test_what_has_all_its_parts_conforms(value: object) -> None:
    assert conforms(value, SHAPE)


@pytest.mark.parametrize(
    "value",
    [
        *({}, [], None, "at", {"at": 1}, {"at": ["1"]}, {"at": [True]}, {"at": [1.0]}, {"at": [None]}),
        *({"at": [], "more": 1}, {"at": [], "by": None}, {"at": [], "values": {"x": 1}}),
        *(
            {"at": [], "values": []},
            {"at": [], "sure": 1},
            {"at": [], "how": "so"},
            {"at": [], "how": ["ill"]},
        ),
    ],
)
def test_anything_else_does_not(value: object) -> None:
    assert not conforms(value, SHAPE)

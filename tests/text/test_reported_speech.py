"""What stands around a quotation says how it is meant; the sample articles are the measure."""

import pytest

from annotator.model.span import Target, target_of
from annotator.resource_files import resource
from annotator.services.sample import Raw, pairs_of, read_sample
from annotator.text.reported_speech import reported


def quotations() -> list[tuple[str, Raw]]:
    return [
        (resource("samples", article["file"]).read_text(encoding="utf-8"), tag)
        for article in read_sample()["article"]
        for tag in article["tags"]
        if tag["type"] == "quote"
    ]


def at(text: str, words: str) -> Target:
    return target_of((text.index(words), text.index(words) + len(words)))


def cue(text: str, target: Target) -> str:
    found = reported(text, target).cue
    return text[found.start : found.end] if found else ""


@pytest.mark.parametrize(("text", "tag"), quotations(), ids=lambda value: str(value)[:12])
def test_mode_and_cue_are_those_that_an_archivist_gave(text: str, tag: Raw) -> None:
    target = target_of(*pairs_of(text, tag))
    assert reported(text, target).mode == tag["mode"]
    assert cue(text, target) == tag.get("cue", "")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("“We won,” said Ms Simmons.", "“We won,”", "said"),
        ("“We won”, a spokesman for Labour told the BBC.", "“We won”", "told"),
        ("They called it “fair”. He left, saying nothing.", "“fair”", "called"),
        ("Nobody spoke.\n“We won”\nShe said so.", "“We won”", ""),
        ("It was “fair” in the end, she said.", "“fair”", ""),
    ],
)
def test_a_cue_stands_before_or_right_behind_the_quotation(text: str, words: str, wanted: str) -> None:
    assert cue(text, at(text, words)) == wanted


def test_who_speaks_is_named_where_the_cue_is() -> None:
    text = "It rained. Mr Khan said that it was over."
    found = reported(text, at(text, "it was over"))
    assert found.sentence is not None
    assert text[found.sentence.start : found.sentence.end] == "Mr Khan said that "


def test_a_quotation_that_is_not_closed_is_direct_to_its_end() -> None:
    text = "He said: “One.\n\n“Two."
    assert reported(text, at(text, "“One.\n\n“Two.")).mode == "direct"


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "He said Labour's leaders' time was over."
    assert reported(text, at(text, "Labour's leaders' time was over")).mode == "indirect"

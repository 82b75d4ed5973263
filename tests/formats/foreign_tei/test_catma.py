"""Tags as CATMA exports them: places in a text beside the file, and a feature structure for each tag."""

import pytest

from annotator.model.errors import UnreadableFile
from tests.formats.foreign_tei.dialects import PIECES, TEXT, catma
from tests.formats.foreign_tei.material import losses_of, read, tags_in, words


@pytest.mark.parametrize("name", ["report.txt", "Luton.txt", "my tags.txt"])
def test_the_text_is_that_beside_the_file_and_places_are_utf_16_units(name: str) -> None:
    found = read(catma(PIECES), {name: TEXT.encode()})
    document = found.documents[0]
    assert found.program == "TEI of CATMA"
    assert tags_in(document) == [("Person/Official", "Khan 😀"), ("Person", "😀|He")]
    official = document.tags[0]
    assert dict(official.values) == {"rank": "high; old"}
    assert (official.id, official.by, official.at) == ("CATMA_A", "anna", "2016-10-10T15:08:07Z")


def test_without_its_text_the_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="put the text beside it as report.txt"):
        read(catma(PIECES))


def test_a_text_on_which_the_tags_were_not_made_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="not the text on which the tags"):
        read(catma(PIECES), {"report.txt": b"another"})


def test_pieces_may_hold_their_words_themselves() -> None:
    found = read(catma("Mr <seg ana='#CATMA_A'>Kha</seg><seg ana='#CATMA_A #CATMA_B'>n</seg> left"))
    document = found.documents[0]
    assert [words(document, tag) for tag in document.tags] == ["Khan", "n"]
    assert "element fs" not in losses_of(found)

"""Tags as CATMA exports them: places in a text beside the file, and a feature structure for each tag."""

import pytest

from annotator.model.errors import UnreadableFile
from tests.formats.foreign_tei.material import losses_of, read, tags_in, tei, words

TEXT = "Mr Khan 😀 left.\r\nHe said so.\r\n"
_TAGS = (
    "<fileDesc><titleStmt><title>my tags</title><author>anna</author></titleStmt><publicationStmt><publisher>anna</publisher></publicationStmt>"
    "<sourceDesc><p>Luton</p><ab><fs xml:id='CATMA_TECH_DESC'><f name='version'><string>5</string></f></fs></ab></sourceDesc></fileDesc>"
    "<encodingDesc><fsdDecl xml:id='CATMA_SET' n='People 2016-10-10T17:08:07.000+0200'>"
    "<fsDecl xml:id='CATMA_PERSON' n='2016-10-10T17:08:07.000+0200' type='CATMA_PERSON'><fsDescr>Person</fsDescr></fsDecl>"
    "<fsDecl xml:id='CATMA_OFFICIAL' type='CATMA_OFFICIAL' baseTypes='CATMA_PERSON'><fsDescr>Official</fsDescr>"
    "<fDecl xml:id='CATMA_P1' name='rank'><vRange><vColl><string>high</string></vColl></vRange></fDecl></fsDecl></fsdDecl></encodingDesc>"
)


def _pointer(start: int, end: int) -> str:
    return f"<ptr target='catma://CATMA_DOC#char={start},{end}' type='inclusion'/>"


def _catma(pieces: str) -> bytes:
    instances = (
        "<fs xml:id='CATMA_A' type='CATMA_OFFICIAL'><f name='catma_displaycolor'><string>-13369345</string></f>"
        "<f name='catma_markupauthor'><string>anna</string></f>"
        "<f name='catma_markuptimestamp'><string>2016-10-10T17:08:07.000+0200</string></f>"
        "<f name='rank'><vRange><vColl><string>high</string><string>old</string></vColl></vRange></f></fs>"
        "<fs xml:id='CATMA_B' type='CATMA_PERSON'/>"
    )
    whole = tei(f"<ab type='catma'>{pieces}</ab>", header=_TAGS).decode()
    return whole.replace("</body>", f"</body>{instances}").encode()


PIECES = (
    f"{_pointer(0, 3)}<seg ana='#CATMA_A'>{_pointer(3, 8)}</seg><seg ana='#CATMA_A #CATMA_B'>{_pointer(8, 10)}</seg>"
    f"{_pointer(10, 18)}<seg ana='#CATMA_B'>{_pointer(18, 20)}</seg>{_pointer(20, 31)}"
)


@pytest.mark.parametrize("name", ["report.txt", "Luton.txt", "my tags.txt"])
def test_the_text_is_that_beside_the_file_and_places_are_utf_16_units(name: str) -> None:
    found = read(_catma(PIECES), {name: TEXT.encode()})
    document = found.documents[0]
    assert found.program == "TEI of CATMA"
    assert tags_in(document) == [("Person/Official", "Khan 😀"), ("Person", "😀|He")]
    official = document.tags[0]
    assert dict(official.values) == {"rank": "high; old"}
    assert (official.id, official.by, official.at) == ("CATMA_A", "anna", "2016-10-10T15:08:07Z")


def test_without_its_text_the_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="put the text beside it as report.txt"):
        read(_catma(PIECES))


def test_a_text_on_which_the_tags_were_not_made_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="not the text on which the tags"):
        read(_catma(PIECES), {"report.txt": b"another"})


def test_pieces_may_hold_their_words_themselves() -> None:
    found = read(_catma("Mr <seg ana='#CATMA_A'>Kha</seg><seg ana='#CATMA_A #CATMA_B'>n</seg> left"))
    document = found.documents[0]
    assert [words(document, tag) for tag in document.tags] == ["Khan", "n"]
    assert "element fs" not in losses_of(found)

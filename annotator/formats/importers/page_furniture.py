"""Tells the lines of a web page that are its article from those that are not, and marks the latter as zones."""

from collections.abc import Sequence
from itertools import groupby

from annotator.formats.importers.block_matching import matching
from annotator.formats.importers.html_blocks import (
    ADVERTISEMENT,
    BODY,
    CAPTION,
    NAVIGATION,
    STANDFIRST,
    Block,
)
from annotator.model.span import Span
from annotator.model.zone import ProposedZone

RULES = {
    BODY: ("other", "Outside the article"),
    STANDFIRST: ("other", "Outside the article"),
    NAVIGATION: ("navigation", "Page navigation"),
    CAPTION: ("caption", "Picture caption"),
    ADVERTISEMENT: ("advertisement", "Advertisement block"),
}
"""Place on the page → kind of zone and name of the rule, as shown to the archivist."""

MOST_LINES_AROUND = 40
"""Lines of furniture that are kept before the article and after it."""

_OF_THE_ARTICLE = (BODY, STANDFIRST)
_FARTHEST_STANDFIRST = 6
_MOSTLY_LINKS = 0.9
_IN_A_MENU = 0.5
"""Weight of a line of a menu or an advertisement: the same words in the article itself count for more."""


def marked(blocks: Sequence[Block], main: str, title: str) -> list[bool]:
    """Return for each line whether it belongs to the article whose main text is `main`.

    Captions never do, nor menus above the headline. The headline does, though extractors leave it out, and
    so do a standfirst right below it and a cross-heading between two lines of the article. When there is no
    main text, every line of the page body counts.
    """
    if not main.strip():
        return [block.place in _OF_THE_ARTICLE for block in blocks]
    weights = [1.0 if block.place in _OF_THE_ARTICLE else _IN_A_MENU for block in blocks]
    is_main = matching([block.text for block in blocks], weights, main)
    is_main = [belongs and block.place != CAPTION for belongs, block in zip(is_main, blocks, strict=True)]
    headline = _headline(blocks, title)
    if headline is not None:
        _begin_at(headline, blocks, is_main)
    for number in range(1, len(blocks) - 1):
        block, between = blocks[number], is_main[number - 1] and is_main[number + 1]
        wordless = not any(map(str.isalnum, block.text))
        if between and block.place == BODY and (wordless or block.heading):
            is_main[number] = True
    return is_main


def shortened(
    blocks: Sequence[Block], is_main: Sequence[bool]
) -> tuple[list[Block], list[bool], tuple[str, ...]]:
    """Leave out lines of furniture far before and after the article, and say how many.

    Up to `MOST_LINES_AROUND` lines on each side all stay. Of more, menus and lists of links go first, then
    what is farthest from the article. Furniture inside the article always stays.
    """
    if True not in is_main:
        return list(blocks), list(is_main), ()
    first = is_main.index(True)
    last = len(is_main) - 1 - list(reversed(is_main)).index(True)
    before = _nearest(blocks, list(range(first - 1, -1, -1)))
    after = _nearest(blocks, list(range(last + 1, len(blocks))))
    kept = [*sorted(before), *range(first, last + 1), *after]
    sides = ((first - len(before), "before"), (len(blocks) - last - 1 - len(after), "after"))
    remarks = tuple(
        f"{count:,} line{'s' if count > 1 else ''} of the page {side} the article, mostly links, "
        f"{'were' if count > 1 else 'was'} left out of the text; the original has them."
        for count, side in sides
        if count
    )
    return [blocks[n] for n in kept], [is_main[n] for n in kept], remarks


def zones_of(blocks: Sequence[Block], is_main: Sequence[bool]) -> tuple[ProposedZone, ...]:
    """Mark the lines that are not the article, neighbours in the same place as one zone.

    The text is taken to be the lines joined by one newline each; spans are in code points.
    """
    zones, at, spans = [], 0, []
    for block in blocks:
        spans.append((at, at + len(block.text)))
        at += len(block.text) + 1
    lines = zip(blocks, is_main, spans, strict=True)
    for place, group in groupby(lines, key=lambda line: "" if line[1] else _place(line[0])):
        stretch = [span for _, _, span in group]
        if place:
            kind, rule = RULES[place]
            zones.append(ProposedZone(Span(stretch[0][0], stretch[-1][1]), kind, rule))
    return tuple(zones)


def _headline(blocks: Sequence[Block], title: str) -> int | None:
    """Return the number of the first `h1` that says the title or a part of it."""
    wanted = title.casefold()
    for number, block in enumerate(blocks):
        said = block.text.casefold()
        if block.heading == "h1" and wanted and (said in wanted or wanted in said):
            return number
    return None


def _begin_at(headline: int, blocks: Sequence[Block], is_main: list[bool]) -> None:
    """Take headline and standfirst into the article, and the menus above them out of it."""
    for number in range(headline):
        if _place(blocks[number]) == NAVIGATION:
            is_main[number] = False
    is_main[headline] = True
    for number in range(headline + 1, min(headline + 1 + _FARTHEST_STANDFIRST, len(blocks))):
        if blocks[number].place == STANDFIRST:
            is_main[number] = True


def _nearest(blocks: Sequence[Block], outwards: Sequence[int]) -> list[int]:
    """Return those of the lines (numbered from the article outwards) that stay."""
    if len(outwards) <= MOST_LINES_AROUND:
        return list(outwards)
    telling = [n for n in outwards if _place(blocks[n]) != NAVIGATION]
    return telling[:MOST_LINES_AROUND]


def _place(block: Block) -> str:
    """Return where a line stands; one of mere links is navigation wherever it stands."""
    return NAVIGATION if block.place in _OF_THE_ARTICLE and block.links >= _MOSTLY_LINKS else block.place

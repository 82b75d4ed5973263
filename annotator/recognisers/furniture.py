"""Proposes the lines of an article that are furniture, by rules an archivist can see and undo one by one.

A line is taken only when the whole line is furniture: a sentence of the article that speaks of advertisements
or cookies is left alone. Precision goes before recall; what a rule misses is marked by hand.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model.span import Span
from annotator.model.zone import ProposedZone
from annotator.recognisers.date_words import CLOCK, DATE
from annotator.recognisers.lines import Line, lines_of

Find = Callable[[str, Sequence[Line]], Iterator[tuple[int, int]]]
"""(text, its lines) → `(start, end)` of what is furniture, in code points."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name as shown, the kind of zone it proposes, and how it finds them."""

    name: str
    kind: str
    find: Find


def whole_line(pattern: str, *, longest: int = 160) -> Find:
    """Return a finder of lines that match `pattern` (verbose) as a whole, of up to `longest` code points."""
    compiled = re.compile(rf"[-–•*|>\s]*(?:{pattern})\s*", re.VERBOSE | re.IGNORECASE)

    def find(_text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
        for line in lines:
            if len(line.raw) <= longest and compiled.fullmatch(line.raw):
                yield line.start, line.end

    return find


_LINKS_BEGIN = re.compile(
    r"[-–•*\s]*(?:related (?:topics|stories|articles|content|links|internet\ links|tags)|more on this story"
    r"|around the bbc|more like this|you may also like|you might also like|read next|most (?:read|popular|viewed)"
    r"|recommended(?: for you| reading)?|top stories|trending(?: now)?|related)\s*:?\s*",
    re.IGNORECASE,
)
_LONGEST_LINK = 120
_MOST_LINKS = 40
_ENDS_A_SENTENCE = re.compile(r"[.!?…][”\"’')]*\s*$")


def _links_to_the_end(_text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Find a heading such as *Related topics* when only short lines, no sentences, follow it to the end."""
    for number in range(max(1, len(lines) - 1 - _MOST_LINKS), len(lines)):
        rest = lines[number + 1 :]
        if _LINKS_BEGIN.fullmatch(lines[number].raw) and all(
            len(r.content) <= _LONGEST_LINK and not _ENDS_A_SENTENCE.search(r.raw) for r in rest
        ):
            yield from ((taken.start, taken.end) for taken in lines[number:])
            return


# The BBC marks links that leave its site by these hidden words, which come along when a page is copied.
_EXTERNAL_AT_END = re.compile(
    r"(?<!internal)(?<!internal and), external(?=[.;:!?)”\"’»]|[ \t]*$)", re.MULTILINE
)
_EXTERNAL_ANYWHERE = re.compile(r"(?<!internal), external\b(?!,? and\b|,? or\b)(?=[\s.,;:!?)”\"’»]|$)")
_FOLLOW_EXTERNAL = re.compile(
    r"^[^\w\n]*(?:Follow|Listen|Watch|Got a story)\b[^\n]*, external\b", re.MULTILINE
)


def _external_link_notes(text: str, _lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Find *, external* before a stop; inside a sentence only in an article that has such a page's foot."""
    pattern = _EXTERNAL_ANYWHERE if _FOLLOW_EXTERNAL.search(text) else _EXTERNAL_AT_END
    for found in pattern.finditer(text):
        yield found.span()


_OUTLET = r"(?:on|via|by|with)\s+(?:Facebook|Twitter|X|WhatsApp|Instagram|LinkedIn|E-?mail|Telegram|Reddit|Bluesky|Threads)"
_AGENCY = r"(?:Getty(?:\s+Images)?|AFP|Reuters|AP(?:\s+Photo)?|PA(?:\s+(?:Media|Wire|Images))?|EPA|dpa|Shutterstock|iStock|Alamy)"

RULES: tuple[Rule, ...] = (
    Rule("Related topics and what follows", "links", _links_to_the_end),
    Rule(
        "Advertisement line",
        "advertisement",
        whole_line(
            r"advert(?:isement)?s?|advertising|sponsored(?:\ content)?|(?:promoted|paid)\ content|anzeige|werbung|publicité"
            r"|publicidad|pubblicità|advertentie|reklama|annonse?"
            r"|(?:advertisement\ [-–—]\ )?(?:scroll\ to\ continue|(?:article|story)\ continues\ below"
            r"(?:\ (?:this\ )?advertisement)?|continue\ reading\ below)(?:\ with\ the\ story)?\.?"
        ),
    ),
    Rule(
        "Published line",
        "dateline",
        whole_line(
            rf"(?:first\ )?(?:published|posted|(?:last\ )?updated|last\ modified)(?:\ on|\ at|:)?\s*(?:{DATE}{CLOCK})?"
            r"|(?:published|updated)?\s*\d{1,2}\s+(?:minutes?|hours?|days?)\ ago"
        ),
    ),
    Rule("Photo caption / dateline", "caption", whole_line(rf"date\s+{DATE}\b.*", longest=300)),
    Rule(
        "Follow us line",
        "links",
        whole_line(
            r"follow\ (?=[^\n]*\b(?:on|via)\s+(?:Facebook|Twitter|X\b|Instagram|Threads|Bluesky|TikTok|YouTube|WhatsApp))"
            r"[^.!?\n]*(?:[.!?]\s*(?:got\ a\ story|send\ your|email|you\ can\ also|listen|subscribe)[^\n]*)?\.?"
            r"|(?:got|have)\ a\ story\?[^\n]*|do\ you\ have\ a\ story[^?\n]*\?[^\n]*",
            longest=400,
        ),
    ),
    Rule(
        "Share line",
        "links",
        whole_line(
            r"(?:share|save)(?:\ (?:this|the)(?:\ (?:article|story|page|post))?)?(?:\s+" + _OUTLET + r")?:?"
            rf"|share\s+save|(?:tweet|copy\ link|comments|share\ {_OUTLET})"
            r"|(?:jump|view|show|read)\ (?:to\ )?(?:all\ )?comments?(?:\s*\(\d+\))?|\(?\d+\)?\s+(?:comments?|shares)"
            r"|(?:facebook|twitter|x|whatsapp|instagram|linkedin|e-?mail|telegram|reddit|pinterest|copy\ link)"
            r"(?:[\s,|·•]+(?:facebook|twitter|x|whatsapp|instagram|linkedin|e-?mail|telegram|reddit|pinterest|copy\ link))+"
        ),
    ),
    Rule(
        "Read more line",
        "links",
        whole_line(
            r"(?:read|see)\ (?:more|also|next)(?:\s*(?::|>|»|…|\.\.\.)[^\n]*)?|read\ the\ full\ (?:story|article)(?:\ here)?\.?"
            r"|(?:continue|keep)\ reading\W*|click\ here\ (?:to|for)\ [^.\n]*\.?|back\ to\ top|skip\ to\ (?:main\ )?content"
        ),
    ),
    Rule(
        "Newsletter line",
        "links",
        whole_line(
            r"(?:please\ )?(?:sign|join)\ up\ (?:to|for)\ (?:our|the|your|my)\ [^.!?\n]*(?:newsletters?|emails?|alerts?|updates)"
            r"[^.!?\n]*[.!]?|subscribe(?:\ (?:now|today|here|to\ (?:our|the)\ [^.!?\n]*))?[.!]?"
            r"|get\ (?:our|the)\ [^.!?\n]*(?:newsletters?|in\ your\ inbox)[^.!?\n]*[.!]?|(?:log|sign)\ in(?:\ or\ register)?"
        ),
    ),
    Rule(
        "Cookie notice",
        "other",
        whole_line(
            r"(?:we|this\ (?:web)?site)\ uses?\ cookies\b[^\n]*|(?:accept|reject|manage)\ (?:all\ )?(?:cookies|preferences)"
            r"|(?:cookie|privacy)\ (?:policy|settings|notice)",
            longest=400,
        ),
    ),
    Rule(
        "Picture credit",
        "caption",
        whole_line(
            rf"(?:(?:image|photo|picture|video|media)\s+(?:source|credit|caption|copyright|by)|credit|caption)\s*[,:]\s*[^\n]{{1,120}}"
            rf"|(?:photo|picture|image|foto|bild|photograph)s?:\s*[^\n]{{1,80}}"
            rf"|(?:[^\n.!?]{{1,40}}/)?{_AGENCY}(?:\s*/\s*[^\n.!?]{{1,40}})?"
            r"|image\ (?:source|caption)[^\n]{0,160}",
            longest=200,
        ),
    ),
    Rule(
        "Copyright line",
        "metadata",
        whole_line(
            r"(?:copyright\s*(?:©|\(c\))|©)\s*[^\n]{0,120}|copyright\ [^\n]{0,60}\d{4}[^\n]{0,40}|all\ rights\ reserved\.?"
        ),
    ),
    Rule(
        "Reading time",
        "metadata",
        whole_line(
            r"\d{1,3}[\s-]*min(?:ute)?s?\.?[\s-]*(?:read|reading(?:\ time)?)|reading\ time:?\s*\d{1,3}\s*min(?:ute)?s?\.?"
        ),
    ),
    Rule("External link note", "links", _external_link_notes),
)
"""In the order in which one rule wins over another."""


def propose(text: str, known: Sequence[ProposedZone] = ()) -> tuple[ProposedZone, ...]:
    """Propose furniture of `text`, ordered by place; no two overlap each other or one of `known`."""
    lines = tuple(lines_of(text))
    taken = [zone.span for zone in known]
    proposed: list[ProposedZone] = []
    for rule in RULES:
        found = [Span(*pair) for pair in rule.find(text, lines)]
        free = _not_overlapping(found, taken)
        proposed.extend(ProposedZone(span, rule.kind, rule.name) for span in free)
        taken.extend(free)
    return tuple(sorted(proposed, key=lambda zone: zone.span))


def _not_overlapping(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """Return the spans that touch none of `taken`; both are disjoint among themselves."""
    free = []
    others = iter(sorted(taken))
    other = next(others, None)
    for span in sorted(spans):
        while other is not None and other.end <= span.start:
            other = next(others, None)
        if other is None or other.start >= span.end:
            free.append(span)
    return free

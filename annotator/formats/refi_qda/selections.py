"""The coded selections of a text as tags: our own with all they say, those of others as codes."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from annotator.formats.refi_qda.reading import Book, children, number_of, target_of_ref, words_of
from annotator.formats.refi_qda.saying import read_description
from annotator.formats.refi_qda.vocabulary import FURNITURE, plain_guid
from annotator.model.found_file import FoundTag
from annotator.model.span import Span, target_of
from annotator.model.zone import ProposedZone
from annotator.text.units import Unit, UnitMap, likeliest_map

UNCODED = "selection without a code"
"""What a selection is called that nobody gave a code."""
_FURNITURE = plain_guid(FURNITURE)


class Selections:
    """The selections of one text."""

    def __init__(
        self, source: Any, places: UnitMap, book: Book, note: Callable[[str], str] = lambda _guid: ""
    ) -> None:
        """`note` gives the words of a note by its plain GUID."""
        self._places = places
        self._book = book
        self._note = note
        self.lost: Counter[str] = Counter()
        self._found = [
            (one, span)
            for one in children(source, "PlainTextSelection")
            if (span := self._span(one)) is not None
        ]

    def _span(self, selection: Any) -> Span | None:
        start, end = (number_of(selection, name) for name in ("startPosition", "endPosition"))
        points = [self._places.to_points(max(0, place)) for place in (start, end)]
        if start < 0 or points[0] >= points[1]:
            self.lost["selections that hold no text"] += 1
            return None
        return Span(*points)

    def own(self) -> tuple[tuple[FoundTag, ...], tuple[ProposedZone, ...]]:
        """Tags and furniture, as we wrote them."""
        tags: dict[str, FoundTag] = {}
        stretches: dict[str, list[tuple[int, int]]] = {}
        zones = []
        for selection, span in self._found:
            said = read_description(words_of(selection, "Description"))
            coding = next(children(selection, "Coding"), None)
            code = "" if coding is None else target_of_ref(coding, "CodeRef")
            identifier = plain_guid(selection.get("guid"))
            if code == _FURNITURE:
                zones.append(
                    ProposedZone(span, said.values.get("kind", "other"), said.values.get("rule", ""))
                )
            elif said.part_of in tags:
                stretches[said.part_of].append((span.start, span.end))
            elif coding is None or code not in self._book.codes:
                self.lost["codings by a code that is not in the code book"] += 1
            else:
                stretches[identifier] = [(span.start, span.end)]
                tags[identifier] = FoundTag(
                    kind=self._book.codes[code].outermost,
                    target=(span,),
                    id=identifier,
                    values=said.values,
                    entries=said.entries,
                    tags=said.tags,
                    by=self._user(coding),
                    at=coding.get("creationDateTime") or "",
                    certainty=said.certainty,
                    note=said.note,
                )
        whole = (replace(tag, target=target_of(*stretches[name])) for name, tag in tags.items())
        return tuple(whole), tuple(zones)

    def coded(self, text: str) -> Iterator[tuple[str, FoundTag]]:
        """A tag for each coding, and one for a selection without any, with the plain GUID of its selection."""
        for selection, span in self._found:
            called = selection.get("name") or ""
            self.lost["names of selections"] += not _is_called(called, text, span.start, span.end)
            guid = plain_guid(selection.get("guid"))
            described = words_of(selection, "Description")
            notes = [described, *self._notes(selection)]
            codings = list(children(selection, "Coding"))
            for coding in codings:
                code = self._book.codes.get(target_of_ref(coding, "CodeRef"))
                if code is None:
                    self.lost["codings by a code that is not in the code book"] += 1
                    continue
                said = [*notes, *self._notes(coding)]
                yield guid, self._tag(code.path, span, coding, selection, said)
            if not codings:
                yield guid, self._tag(UNCODED, span, selection, selection, notes)

    def _tag(self, kind: str, span: Span, element: Any, selection: Any, notes: list[str]) -> FoundTag:
        return FoundTag(
            kind=kind,
            target=(span,),
            id=plain_guid(element.get("guid")),
            by=self._user(element) or self._user(selection),
            at=_utc(element.get("creationDateTime") or selection.get("creationDateTime") or ""),
            note="\n".join(dict.fromkeys(note for note in notes if note.strip())),
        )

    def _user(self, element: Any) -> str:
        return self._book.users.get(plain_guid(element.get("creatingUser")), "")

    def _notes(self, element: Any) -> list[str]:
        """Words of the notes that are on it."""
        return [self._note(plain_guid(one.get("targetGUID"))) for one in children(element, "NoteRef")]


def counting_of(source: Any, raw: str, text: str, origin: str) -> UnitMap:
    """How the program counts: by what its selections are called where these are their words, else code points.

    NVivo counts UTF-16 units; some programs take a CR LF for one.
    """
    told = [
        (number_of(one, "startPosition"), number_of(one, "endPosition"), called)
        for one in children(source, "PlainTextSelection")
        if len(_words(called := one.get("name") or "")) > 1
    ]

    def agreeing(places: UnitMap) -> int:
        return sum(
            _is_called(called, text, places.to_points(max(0, start)), places.to_points(max(0, end)))
            for start, end, called in told
        )

    units: tuple[Unit, ...] = ("code points", "utf-16")
    return likeliest_map(raw, text, units[::-1] if "nvivo" in origin.lower() else units, agreeing, len(told))


def _is_called(called: str, text: str, start: int, end: int) -> bool:
    """Whether a name is the words at a place or the first of them; only as many are looked at as the name may be."""
    return _words(text[start : min(end, start + 4 * len(called))]).startswith(_words(called))


def _words(text: str) -> str:
    """Words without white space, and without the dots that say that more follows."""
    return re.sub(r"(?:…|\.\.\.)\Z", "", "".join(text.split()))


def _utc(said: str) -> str:
    """A time as we write it; empty for one that is not of a known place or no time."""
    try:
        moment = datetime.fromisoformat(said.strip())
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else ""
    except (ValueError, OverflowError):
        return ""

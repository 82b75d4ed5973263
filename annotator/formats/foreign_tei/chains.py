"""Joins the parts of a tag that a foreign file had to split: `@next` and `@prev`, or `@part`."""

from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.formats.foreign_tei.elements import local
from annotator.formats.foreign_tei.flow import Stretch
from annotator.formats.foreign_tei.source import Source
from annotator.formats.tei.node import XmlElement


def chained(tags: Sequence[Stretch], source: Source) -> list[list[Stretch]]:
    """The parts of each tag, in the order of the file; parts without words are left out and told."""
    leads = list(range(len(tags)))
    at = {stretch.element: place for place, stretch in enumerate(tags)}
    for place, stretch in enumerate(tags):
        for other in _partners(stretch.element, at, source):
            one, two = sorted((_head(leads, place), _head(leads, other)))
            leads[two] = one
    _join_parts(tags, leads)
    groups: dict[int, list[Stretch]] = {}
    for place, stretch in enumerate(tags):
        groups.setdefault(_head(leads, place), []).append(stretch)
    return [kept for group in groups.values() if (kept := _with_words(group, source.lost))]


def _partners(element: XmlElement, at: Mapping[XmlElement, int], source: Source) -> list[int]:
    found = []
    for name in ("next", "prev"):
        pointer = element.get(name)
        other = source.led_to(pointer) if pointer else None
        if other is not None and other in at and local(other) == local(element):
            found.append(at[other])
        elif pointer:
            source.lost[f"@{name} of {local(element)} that leads to no part of the tag"] += 1
    return found


def _join_parts(tags: Sequence[Stretch], leads: list[int]) -> None:
    """Parts that are only numbered first, middle and last follow each other in the file."""
    begun: dict[str, int] = {}
    for place, stretch in enumerate(tags):
        element = stretch.element
        part, name = element.get("part"), local(element)
        if "next" in element.attrib or "prev" in element.attrib:
            continue
        if part == "I":
            begun[name] = place
        elif part in ("M", "F") and name in begun:
            leads[_head(leads, place)] = _head(leads, begun[name])
            if part == "F":
                del begun[name]


def _head(leads: list[int], place: int) -> int:
    while leads[place] != place:
        leads[place] = leads[leads[place]]
        place = leads[place]
    return place


def _with_words(group: list[Stretch], lost: Counter[str]) -> list[Stretch]:
    kept = [stretch for stretch in group if stretch.start >= 0]
    if not kept:
        lost[f"{local(group[0].element)} without words"] += 1
    return kept

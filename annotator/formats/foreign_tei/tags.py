"""The tags that stand in the text of a foreign document."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.formats.foreign_tei.elements import local
from annotator.formats.foreign_tei.features import feature_tags, features_at
from annotator.formats.foreign_tei.flow import Stretch
from annotator.formats.foreign_tei.saying import Saying
from annotator.formats.foreign_tei.source import Source
from annotator.formats.foreign_tei.stretches import target_over
from annotator.formats.foreign_tei.text import Built
from annotator.model.found_file import FoundTag
from annotator.model.span import target_of


def heads_of(chains: Sequence[Sequence[Stretch]], source: Source) -> Mapping[str, str]:
    """Id of the first part of a tag, for the id of each part."""
    heads: dict[str, str] = {}
    for parts in chains:
        named = [identifier for part in parts if (identifier := source.own_id(part.element))]
        heads.update(dict.fromkeys(named, named[0] if named else ""))
    return heads


def inline_tags(chains: Sequence[Sequence[Stretch]], built: Built, saying: Saying) -> Iterator[FoundTag]:
    """The tags, in the order in which they begin in the file."""
    features: dict[str, list[tuple[int, int]]] = {}
    for parts in chains:
        element = parts[0].element
        pairs = [(part.start, part.end) for part in parts]
        target = target_over(pairs, built.text) or target_of(*pairs)
        pointed = features_at(element, saying.source) if local(element) == "seg" else ()
        for identifier in pointed:
            features.setdefault(identifier, []).extend(pairs)
        if pointed:
            continue
        words = " ".join(" ".join(built.text[span.start : span.end] for span in target).split())
        said = saying.said(element, [part.element for part in parts[1:]], words)
        yield FoundTag(
            said.kind,
            target,
            id=next((saying.heads[one] for part in parts if (one := saying.source.own_id(part.element))), ""),
            values=said.values,
            entries=said.entries,
            tags=said.tags,
            by=said.by,
            certainty=said.certainty,
        )
    yield from feature_tags(features, saying.source)

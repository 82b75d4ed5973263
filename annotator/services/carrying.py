"""Carrying: which values of a tag go along to its counterpart in another article."""

from collections.abc import Callable
from dataclasses import replace

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.span import Target
from annotator.model.tag_type import LINK_KINDS, Field
from annotator.services.library import Library
from annotator.services.registering import Registering
from annotator.services.tag_set import TagSet
from annotator.services.tag_values import Said

_TOLD = ("date", "duration")
"""Kinds of value that rest on the words. Those of a role stand around it, in its own article."""

_OWN = ("cue", "mode")
"""Values that say how an article brings words in; they are proposed anew where its counterpart stands."""

Standing = Callable[[str], str]
"""Id of the tag → id of the one that is tied to it in the other article, or empty."""


class Carrying:
    """Reads a project and says what a tag would say in another article.

    Who and what is meant goes along. What an article says in its own words does not: how it brings a quotation
    in, and dates, lengths of time and numbers where its words are others.
    """

    def __init__(self, library: Library, tag_set: TagSet, registering: Registering) -> None:
        self._library = library
        self._tag_set = tag_set
        self._registering = registering

    def carried(self, tag: Annotation, article: str, target: Target, exact: bool, standing: Standing) -> Said:
        """Return what goes along with a tag to a place (code points) of another article."""
        tag_type = self._tag_set.type(tag.type)
        said = Said()
        for key, value in tag.values.items():
            field = tag_type.find(key) or Field(key, key)
            if field.kind in _TOLD:
                goes = tag_type.element == "date" and self._still_meant(tag, value, article, target, exact)
            else:
                goes = key not in _OWN and (exact or field.kind != "number")
            if goes:
                said.put(key, value)
        for key, link in tag.links.items():
            said.put(key, self._link(tag_type.find(key), link, standing))
        return said

    def _link(self, field: Field | None, link: Link, standing: Standing) -> Link | str:
        """The link as the other article has it: to its own mention, else to the entry, else a name in words."""
        if not link.mention:
            return link
        if mention := standing(link.mention):
            return replace(link, mention=mention)
        record = self._registering.record_of_link(link)
        if record is not None:
            return Link(record=record.id, certainty=link.certainty, source=record.origin)
        names = field is not None and LINK_KINDS.get(field.kind)
        return " ".join(self._library.quoted(link.mention).split()) if names else ""

    def _still_meant(self, tag: Annotation, value: str, article: str, target: Target, exact: bool) -> bool:
        """Whether a date or a length of time is right in the other article, by its words and its own date."""
        here = self._meaning(tag.quoted(self._library.text(tag.article)), tag.article)
        there = self._meaning(replace(tag, target=target).quoted(self._library.text(article)), article)
        return there == value or (exact and here == there)

    def _meaning(self, words: str, article: str) -> str:
        """What words mean in an article, as far as they say it by themselves."""
        from annotator.recognisers.date_value import propose

        proposal = propose(words, self._library.article(article).metadata.published)
        return proposal.value if proposal is not None else ""

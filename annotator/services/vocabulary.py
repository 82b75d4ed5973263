"""Vocabularies: the terms that tags use, those that a SKOS file brought, and renaming one everywhere."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.model.errors import InvalidValue, NotFound, UnreadableFile
from annotator.model.term import Term
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.source_file import content_of, date_of, name_and_version
from annotator.services.tag_set import TagSet
from annotator.services.undisturbed import undisturbed
from annotator.store import terms
from annotator.store.project import Project
from annotator.text.normalising import printable

ROLES = "role.term"


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term as it stands in tags: how many have it, and what a vocabulary file says of it, if one does."""

    label: str
    count: int
    term: Term | None = None


class Vocabulary:
    """The verbs on the vocabularies of a project; each is named `TAG TYPE.FIELD`, such as `role.term`."""

    def __init__(self, project: Project, history: History, library: Library, tag_set: TagSet) -> None:
        self._database = project.database
        self._history = history
        self._library = library
        self._tag_set = tag_set

    def names(self) -> tuple[str, ...]:
        """All vocabularies: one for each field of terms."""
        return tuple(
            f"{tag_type.name}.{field.name}"
            for tag_type in self._tag_set.types()
            for field in tag_type.fields
            if field.kind == "term"
        )

    def suffixes(self) -> tuple[str, ...]:
        """Endings of the names of vocabulary files."""
        # The window starts sooner when rdflib is loaded for the first vocabulary.
        from annotator.formats.registers.skos_vocabulary import SUFFIXES

        return SUFFIXES

    def cited_as(self, path: Path) -> tuple[str, str]:
        """Name and version of a file where nobody said otherwise."""
        return path.stem, date_of(path)

    def terms(self, vocabulary: str = ROLES) -> list[TermUse]:
        """Terms that tags use and terms that a file brought, by label. Raises NotFound."""
        tag_type, field = self._parts(vocabulary)
        counts = dict(terms.used(self._database, tag_type, field))
        uses = [
            TermUse(term.label, counts.pop(term.label, 0), term)
            for term in terms.of_vocabulary(self._database, vocabulary)
        ]
        uses += [TermUse(label, count) for label, count in counts.items()]
        return sorted(uses, key=lambda use: (use.label.casefold(), use.label))

    def offered(self, tag_type: str, field: str) -> list[str]:
        """Labels to complete what is typed into a field."""
        used = (label for label, _count in terms.used(self._database, tag_type, field))
        brought = (term.label for term in terms.of_vocabulary(self._database, f"{tag_type}.{field}"))
        return sorted({*used, *brought}, key=str.casefold)

    def take_in(
        self, path: Path, *, vocabulary: str = ROLES, name: str = "", version: str = "", language: str = ""
    ) -> list[Term]:
        """Bring the terms of a SKOS file in, as one undo step; returns those that are new or changed.

        `name` and `version` of the file (by default its name and its date) are kept with each term; labels are
        taken in `language`, by default the one that most articles are in. Taking a file in again changes nothing;
        a term that was renamed here keeps its name, for tags have it.
        """
        self._parts(vocabulary)
        read = self._read(
            path, vocabulary, language or self._language(), name_and_version(path, name, version)
        )
        known = {term.id: term for term in terms.of_vocabulary(self._database, vocabulary)}
        called = [_called_as_here(term, known[term.id]) if term.id in known else term for term in read]
        changed = [term for term in called if known.get(term.id) != term]
        if changed:
            label = f"Import {len(changed)} {'term' if len(changed) == 1 else 'terms'} from {path.name}"
            self._history.apply(label, [Edit("term", term.id, term.to_body()) for term in changed])
        return changed

    @undisturbed
    def rename(self, vocabulary: str, old: str, new: str) -> int:
        """Write a term otherwise in every tag that has it, as one undo step; returns how many tags had it."""
        tag_type, field = self._parts(vocabulary)
        new = " ".join(printable(new).split())
        if not new:
            raise InvalidValue("A term needs words; type them, or take the value out of the tags.")
        tags = [
            self._library.tag(identifier)
            for identifier in terms.tags_with(self._database, tag_type, field, old)
        ]
        brought = [term for term in terms.of_vocabulary(self._database, vocabulary) if term.label == old]
        if not tags and not brought:
            raise NotFound(f"No tag has the term “{old}”; list the vocabulary to see its terms.")
        if new == old:
            return 0
        edits = [
            Edit("annotation", tag.id, renamed.to_body(self._library.text(tag.article)), tag.article)
            for tag in tags
            for renamed in (replace(tag, values={**tag.values, field: new}),)
        ]
        for term in brought:
            alternatives = tuple(one for one in dict.fromkeys((*term.alternatives, old)) if one != new)
            body = replace(term, label=new, alternatives=alternatives).to_body()
            edits.append(Edit("term", term.id, body))
        self._history.apply(f"Rename {old} to {new}", edits)
        return len(tags)

    def _parts(self, vocabulary: str) -> tuple[str, str]:
        if vocabulary not in self.names():
            known = ", ".join(self.names())
            raise NotFound(f"There is no vocabulary “{vocabulary}”; use {known}.")
        tag_type, _, field = vocabulary.partition(".")
        return tag_type, field

    def _language(self) -> str:
        languages = Counter(article.metadata.language for article in self._library.articles())
        del languages[""]
        return languages.most_common(1)[0][0] if languages else "en"

    def _read(self, path: Path, vocabulary: str, language: str, source: str) -> list[Term]:
        from annotator.formats.registers import skos_vocabulary

        if path.suffix.lower() not in skos_vocabulary.SUFFIXES:
            raise UnreadableFile(
                f"{path.name} is no vocabulary; its name must end in one of {', '.join(skos_vocabulary.SUFFIXES)}."
            )
        return skos_vocabulary.read(
            content_of(path), path.name, vocabulary=vocabulary, language=language, source=source
        )


def _called_as_here(term: Term, here: Term) -> Term:
    """A term of a file under the name that it was given here; the file's own name is then another one of it."""
    if term.label not in here.alternatives:
        return term
    alternatives = dict.fromkeys((*term.alternatives, term.label))
    return replace(
        term, label=here.label, alternatives=tuple(one for one in alternatives if one != here.label)
    )

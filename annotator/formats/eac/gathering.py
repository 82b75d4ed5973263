"""Gathers what the articles of an export say of each person and organisation."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.formats.eac.document import ENTITY_TYPES, document
from annotator.formats.eac.entry import Entry
from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.corpus import Corpus
from annotator.model.progress import Progress
from annotator.model.record import Record
from annotator.text.file_names import FileNames

_NAME = "name"
"""The value of a tag that says whom the tagged words name."""


class EacRecords:
    """The authority records of a corpus; its articles are looked through once, their texts are not kept."""

    def __init__(self, corpus: Corpus, records: Iterable[Record], progress: Progress) -> None:
        self._corpus = corpus
        every = sorted(records, key=lambda record: record.id)
        self._records = [record for record in every if record.kind in ENTITY_TYPES]
        self.places = len(every) - len(self._records)
        """Number of entries that have no record of their own in EAC-CPF."""
        named = FileNames()
        self._files = {one.id: f"{named.of(one.name, one.id)}.xml" for one in self._records}
        self._articles: dict[str, Article] = {}
        self._attested: dict[str, dict[str, set[str]]] = {}
        for done, source in enumerate(corpus.articles, start=1):
            self._articles[source.article.id] = source.article
            for tag in source.annotations:
                link = tag.links.get(_NAME)
                words = " ".join(tag.quoted(source.text).split())
                if link is not None and link.record and words:
                    forms = self._attested.setdefault(link.record, {})
                    forms.setdefault(words, set()).add(source.article.id)
            progress(done, corpus.article_count, source.article.label)

    def __len__(self) -> int:
        return len(self._records)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of the file of each record, by its name; one in memory at a time."""
        held_by = self._held_by()
        for record in sorted(self._records, key=lambda record: self._files[record.id]):
            yield self._files[record.id], document(self._entry(record, held_by.get(record.id, ())))

    def _entry(self, record: Record, held_by: Sequence[tuple[Record, Claim]]) -> Entry:
        forms = self._attested.get(record.id, {})
        return Entry(
            record,
            self._corpus.name,
            self._corpus.claims_of(record.id),
            held_by,
            self._articles,
            {form: sorted(articles) for form, articles in forms.items()},
            self._corpus.holdings.history(record.id),
            self._corpus.holdings.merged(record.id),
            self._files,
        )

    def _held_by(self) -> dict[str, list[tuple[Record, Claim]]]:
        """Claims by the organisation that they name."""
        found: dict[str, list[tuple[Record, Claim]]] = {}
        for record in self._records:
            for claim in self._corpus.claims_of(record.id):
                if claim.organisation in self._files:
                    found.setdefault(claim.organisation, []).append((record, claim))
        return found

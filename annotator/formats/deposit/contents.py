"""Writes what lies in a deposit, folder by folder; the articles are gone through anew for each of its forms."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from annotator import __version__
from annotator.formats.bagit.bag_writer import BagWriter
from annotator.formats.deposit.held import (
    ARCHIVE_COPY,
    EVENTS,
    ORIGINALS,
    PREMIS,
    READ_ME,
    READING_COPY,
    REGISTER,
    TEXTS,
    Held,
    tagged_by,
)
from annotator.formats.deposit.premis import write_premis
from annotator.formats.deposit.read_me import read_me
from annotator.formats.eac.gathering import EacRecords
from annotator.formats.exporters import csv_claims, tei_inline, tei_standoff
from annotator.formats.registers import csv_register, tei_register
from annotator.model.article import Article
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import NotFound
from annotator.model.progress import Progress
from annotator.text.file_names import FileNames, safe_name

_ROUNDS = 5
"""How often the articles are gone through."""
EAC = f"{REGISTER}/eac"


class Contents:
    """The payload of one deposit."""

    def __init__(self, corpus: Corpus, bag: BagWriter, progress: Progress) -> None:
        self._corpus = corpus
        self._bag = bag
        self._progress = progress
        self._round = 0
        self._names = FileNames()
        self._originals: dict[str, tuple[str, str]] = {}
        self._lost: Counter[str] = Counter()

    def write(self) -> Counter[str]:
        """Write all of it, and say what could not be put in."""
        corpus, newest = self._corpus, self._corpus.holdings.newest()
        said = read_me(corpus.name, __version__, corpus.article_count, newest)
        self._bag.add(READ_ME, said.encode())
        held = list(self._held(self._next()))
        with self._bag.open(ARCHIVE_COPY) as stream:
            lost = tei_standoff.write(self._corpus, stream, self._next())
        self._lost.update({one.what: one.count for one in lost})
        with self._bag.open(READING_COPY) as stream:
            tei_inline.write(self._corpus, stream, self._next())
        self._write_register()
        with self._bag.open(EVENTS) as stream:
            for line in self._corpus.holdings.events():
                stream.write(line.encode() + b"\n")
        with self._bag.open(PREMIS) as stream:
            write_premis(stream, held, self._bag.packed, newest)
        return self._lost

    def _held(self, progress: Progress) -> Iterator[Held]:
        for done, source in enumerate(self._corpus.articles, start=1):
            yield self._hold(source)
            progress(done, self._corpus.article_count, source.article.label)

    def _hold(self, source: AnnotatedArticle) -> Held:
        article = source.article
        text = f"{TEXTS}/{self._names.of(article.label, article.id)}.txt"
        self._bag.add(text, source.text.encode())
        history = self._corpus.holdings.history(article.id)
        original, media_type = self._original(article)
        return Held(article, text, original, media_type, history, tagged_by(source))

    def _original(self, article: Article) -> tuple[str, str]:
        """Where the file lies in which an article was received, and its kind; it is written once, whatever came in it."""
        sha256 = article.received or article.original.sha256
        if sha256 not in self._originals:
            try:
                data = self._corpus.holdings.original(article)
            except NotFound:
                self._lost["originals that are not in the project"] += 1
                return "", ""
            name = PurePosixPath(article.original.name.replace("\\", "/"))
            ending, media_type = name.suffix[1:], article.original.media_type
            if article.received:
                ending, media_type = (
                    ("xml", "application/tei+xml") if data[:1] == b"<" else ("json", "application/json")
                )
            path = f"{ORIGINALS}/{safe_name(name.stem)}-{sha256[:16]}"
            path += f".{safe_name(ending)}" if ending else ""
            self._bag.add(path, data)
            self._originals[sha256] = path, media_type or "application/octet-stream"
        return self._originals[sha256]

    def _write_register(self) -> None:
        entries = list(self._corpus.holdings.register())
        if entries:
            with self._bag.open(f"{REGISTER}/register.xml") as stream:
                tei_register.write(entries, self._corpus.name, stream)
            with self._bag.open(f"{REGISTER}/register.csv") as stream:
                csv_register.write(entries, self._corpus.name, stream)
        # candidates to which nothing leads are another authority's, and may be many
        listed = [record for record, mentions in entries if mentions or record.status == "established"]
        for name, content in EacRecords(self._corpus, listed, self._next()).files():
            self._bag.add(f"{EAC}/{name}", content)
        with self._bag.open(f"{REGISTER}/claims.csv") as stream:
            csv_claims.write(self._corpus, stream, self._next())

    def _next(self) -> Progress:
        """Progress of the next time that the articles are gone through."""
        before, self._round = self._round, self._round + 1

        def tell(done: int, total: int, what: str) -> None:
            self._progress(before * total + done, _ROUNDS * total, what)

        return tell

"""What the clients are given: two real articles and one of hard text, with their tags, in all our formats."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.bootstrap import create_project
from annotator.services.sample import make_sample
from annotator.services.session import Session

HARD_TEXT = (
    "Re\u0301sume\u0301 of \U0001f469\U0001f3fd\u200d\U0001f4bb Zoe\u0308 O’Neill & Sons <Ltd>\n"
    "\n"
    "Mayor \u05d3\u05d5\u05d3 \u05db\u05d4\u05df said in May\u00a02023:  “I go,\n"
    "\n"
    "“and I\tstay \U0001f600\U0001f1ea\U0001f1fa,\n"
    "“for ever.” ]]> He \u202bleft\u202c \U00010330\U00010331.\n"
)
"""Combining marks, joined emoji, right to left, blanks in a row, a tab, markup, a quotation of three paragraphs."""
HARD_TAGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("person", ("Zoe\u0308 O’Neill",)),
    ("organisation", ("O’Neill & Sons <Ltd>",)),
    ("person", ("\u05d3\u05d5\u05d3 \u05db\u05d4\u05df",)),
    ("role", ("Mayor \u05d3\u05d5\u05d3",)),
    ("date", ("May\u00a02023",)),
    ("quote", ("“I go,\n\n“and I\tstay \U0001f600\U0001f1ea\U0001f1fa,\n“for ever.”",)),
    ("quote", ("said in May\u00a02023:  “I go,\n\n“and I",)),
    ("place", ("\U0001f1ea\U0001f1fa",)),
    ("role", ("Mayor", "He")),
)
"""Type and words of each tag; they nest, overlap, end within a word of another, and stand in two places."""


class Sample:
    """The project, its files in any of our formats, and what a reader should find in them."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self.articles = [article.id for article in session.library.articles()]
        self.texts = [session.library.text(article) for article in self.articles]
        self.tags = Counter[str]()
        """How many tags of each type."""
        self.accepted = Counter[str]()
        """How many of them a review accepted."""
        self.words: dict[str, str] = {}
        """The words of each tag, by its id; what lies between two stretches is left out."""
        self.stretches: list[str] = []
        """The words of each stretch of each tag."""
        for article, text in zip(self.articles, self.texts, strict=True):
            for tag in session.library.tags(article):
                stretches = [text[span.start : span.end] for span in tag.target]
                self.tags[tag.type] += 1
                self.accepted[tag.type] += tag.state == "accepted"
                self.words[tag.id] = "".join(stretches)
                self.stretches += stretches

    def file(self, format_name: str, article: str = "") -> Path:
        """An export of all articles, or of one."""
        (suffix,) = (one.suffix for one in self.session.exporting.formats() if one.name == format_name)
        path = self.folder / f"{format_name}{article and '-'}{article}{suffix}"
        if not path.exists():
            self.session.exporting.export(format_name, path, [article] if article else [])
        return path

    def each(self, format_name: str) -> list[Path]:
        """An export of each article in a file of its own, in the order of the articles."""
        return [self.file(format_name, article) for article in self.articles]

    def packed(self, format_name: str, suffix: str) -> Iterator[tuple[str, bytes]]:
        """Names and bytes of the files with this ending in an archive, in the order of the articles."""
        for path in self.each(format_name):
            with zipfile.ZipFile(path) as archive:
                yield from (
                    (name, archive.read(name))
                    for name in archive.namelist()
                    if name.endswith(suffix) and name.rpartition("/")[2] != "TypeSystem.xml"
                )

    def comes_back(self, format_name: str, data: bytes) -> bool:
        """Whether another project that takes this file in exports the bytes that this one does."""
        with TemporaryDirectory(dir=self.folder) as folder:
            given, again = Path(folder, "given.xml"), Path(folder, "again.xml")
            given.write_bytes(data)
            other = create_project(Path(folder, "other.annotator"), by="Rita")
            try:
                if any(outcome.error for outcome in other.accessioning.import_files([given])):
                    return False
                other.exporting.export(format_name, again)
            finally:
                other.close()
            return again.read_bytes() == self.file(format_name).read_bytes()


@contextmanager
def sample() -> Iterator[Sample]:
    """The sample in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="clients-") as name:
        folder = Path(name)
        session = make_sample(create_project, folder / "sample.annotator")
        try:
            _add_hard_text(session, folder / "hard.txt")
            yield Sample(session, folder)
        finally:
            session.close()


def _add_hard_text(session: Session, path: Path) -> None:
    path.write_bytes(HARD_TEXT.encode("utf-8"))
    article = session.accessioning.accession(session.accessioning.prepare(path)).id
    text = session.library.text(article)
    tags = []
    for number, (kind, stretches) in enumerate(HARD_TAGS):
        places = [text.index(words) for words in stretches]
        pairs = [(place, place + len(words)) for place, words in zip(places, stretches, strict=True)]
        session.history.by = ("Ada", "Ben")[number % 2]
        tags.append(session.tagging.add(article, kind, pairs, note="a <note>\nin lines").id)
    session.history.by = "Cleo"
    for tag in tags[::2]:
        session.reviewing.decide(session.reviewing.case(tag), tag, "It is so.")

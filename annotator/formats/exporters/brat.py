"""A folder for brat, packed: a text and an annotation file for each article, and how brat shows the types."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from annotator.formats.brat.configuration import Configuration
from annotator.formats.brat.own_note import LINE_END, NOTE, REMARK, RESOURCE, OwnNote, fragments, word
from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.formats.exporters.reading_back import check_found
from annotator.formats.exporters.untold import untold, untold_of_several
from annotator.formats.manifest import FILE_NAME, manifest_bytes, said_of
from annotator.formats.zip_writer import write_zip
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress
from annotator.model.span import target_of
from annotator.text.file_names import FileNames


class _Lines:
    """The annotation file of one article."""

    def __init__(
        self, source: AnnotatedArticle, configuration: Configuration, names: Mapping[str, str]
    ) -> None:
        self._text = source.text
        self._tags = [tag for tag in source.annotations if holds(tag, source.text)]
        self._numbers = {tag.id: f"T{number}" for number, tag in enumerate(self._tags, start=1)}
        self._configuration = configuration
        self._names = names
        self._given: Counter[str] = Counter()

    def lines(self) -> Iterator[str]:
        """All lines, those of a tag together."""
        for tag in self._tags:
            yield self._place(tag)
            yield from self._said(tag)

    def _place(self, tag: Annotation) -> str:
        stretches = fragments(self._text, tag.target)
        places = ";".join(f"{start} {end}" for start, end in stretches)
        words = " ".join(self._text[start:end] for start, end in stretches)
        return f"{self._numbers[tag.id]}\t{word(tag.type)} {places}\t{words}"

    def _said(self, tag: Annotation) -> Iterator[str]:
        """Values, links and notes as brat shows them; what it has no line for stands in our own note."""
        of = self._numbers[tag.id]
        values, mentions, entries = {}, {}, {}
        for name, value in tag.values.items():
            if not value:
                continue
            if self._configuration.is_attribute(tag.type, name, value):
                yield self._line("A", f"{name} {of} {value}")
            elif _is_plain(name) and not LINE_END.search(value):
                yield self._line("#", f"{name} {of}", value)
            else:
                values[name] = value
        for name, link in tag.links.items():
            plain = word(name) == name
            if link.mention in self._numbers and plain:
                yield self._line("R", f"{name} Arg1:{of} Arg2:{self._numbers[link.mention]}")
            elif link.mention:
                mentions[name] = link.mention
            elif plain:
                shown = " ".join(self._names.get(link.record, "").split())
                yield self._line("N", f"{name} {of} {RESOURCE}:{link.record}", shown)
            else:
                entries[name] = link.record
        broken = bool(LINE_END.search(tag.note))
        if tag.note and not broken:
            yield self._line("#", f"{REMARK} {of}", tag.note)
        note = OwnNote(
            id=tag.id,
            by=tag.by,
            at=tag.at,
            certainty=tag.certainty,
            type="" if word(tag.type) == tag.type else tag.type,
            target=() if target_of(*fragments(self._text, tag.target)) == tag.target else tag.target,
            values=values,
            mentions=mentions,
            entries=entries,
            note=tag.note if broken else "",
        )
        yield self._line("#", f"{NOTE} {of}", note.to_line())

    def _line(self, sign: str, *parts: str) -> str:
        self._given[sign] += 1
        return "\t".join((f"{sign}{self._given[sign]}", *parts))


def holds(tag: Annotation, text: str) -> bool:
    """Whether brat can hold a tag: not if there are line ends alone."""
    return bool(fragments(text, tag.target))


def _is_plain(name: str) -> bool:
    """Whether a field can give a note its type."""
    return word(name) == name and name not in (NOTE, REMARK)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the archive; positions are code points. Raises KnownError when there is no article."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    configuration = Configuration(corpus.tag_types)
    names = {record.id: record.name for record in corpus.records}
    files, manifest = FileNames(), {}
    lost = untold_of_several(corpus.comparison)
    with write_zip(stream) as archive:
        for done, source in enumerate(corpus.articles, start=1):
            name = files.of(source.article.label, source.article.id)
            lines = _Lines(source, configuration, names).lines()
            archive.add(f"{name}.txt", source.text.encode())
            archive.add(f"{name}.ann", "".join(f"{line}\n" for line in lines).encode())
            manifest[name] = said_of(source.article, source.zones)
            lost += untold(source)
            lost["tags that hold nothing but line ends"] += sum(
                not holds(tag, source.text) for tag in source.annotations
            )
            progress(done, corpus.article_count, source.article.label)
        archive.add("annotation.conf", configuration.annotation_conf().encode())
        archive.add("visual.conf", configuration.visual_conf().encode())
        archive.add(FILE_NAME, manifest_bytes(manifest, corpus.records))
    return losses(lost)


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless our own reader finds in the archive what the project says."""
    from annotator.formats.tagged.brat import documents_of

    check_found(documents_of(stream), stored, holds)


EXPORTER = Exporter(
    name="brat",
    label="brat standoff",
    description="For the annotation tool brat and for text mining: a text and a file of annotations for each article, "
    "with the settings that show the types, as one zip archive. Unpack it into brat's data folder.",
    suffix=".zip",
    write=write,
    check=check,
)

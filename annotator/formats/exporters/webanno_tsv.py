"""WebAnno TSV 3.3 for each article, with the type system, as one archive."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from annotator.formats.cas.of_article import cas_of
from annotator.formats.cas.structures import Structure
from annotator.formats.cas.tsv import HEADER, held, place_of, to_tsv
from annotator.formats.cas.type_system import ID, TOKEN
from annotator.formats.cas.xmi import type_system_to_xml
from annotator.formats.exporters.cas_archive import Form, write_archive
from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.formats.manifest import FILE_NAME, read_manifest
from annotator.formats.zip_reader import OWN, open_zip
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument
from annotator.model.loss import Loss
from annotator.model.progress import Progress
from annotator.text.tokens import sentences

_ID = re.compile(r"([^|\[]*)\[(\d+)\]")
_BETWEEN = re.compile(r"(?:\n *)?")
"""What may stand between two sentences and is read as it was."""


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the archive; positions are UTF-16 units."""
    return write_archive(corpus, stream, progress, Form(".tsv", to_tsv, type_system_to_xml, _lost))


def _lost(source: AnnotatedArticle, structures: tuple[Structure, ...]) -> Counter[str]:
    """What has no place in rows of tokens."""
    lost: Counter[str] = Counter()
    tokens = [place_of(one) for one in structures if one.type == TOKEN]
    for one in structures:
        if ID in one.says:
            units = held(tokens, place_of(one))
            lost["stretches of tags that hold no word or sign"] += not units
            lost["stretches of tags that begin or end in a blank, which is cut off"] += bool(units) and (
                (units[0][0], units[-1][1]) != place_of(one)
            )
            lost["links to tags from types with a sign in their name that is no letter"] += (
                len(one.leads) if "_" in one.type else 0
            )
    ends = [
        0,
        *(end for sentence, _tokens in sentences(source.text) for end in (sentence.start, sentence.end)),
    ]
    gaps = (source.text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=False))
    lost["blanks and empty lines between sentences that become others"] += sum(
        not _BETWEEN.fullmatch(gap) for gap in gaps
    )
    return lost


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless the rows hold the words of the articles, and every tag where it stands."""
    with open_zip(stream, "The archive", OWN) as archive:
        manifest = read_manifest(archive.read(FILE_NAME))
        for name, article in (manifest.articles if manifest else {}).items():
            source = stored(article.id)
            found = _spans(archive.read(f"{name}.tsv").decode(), source)
            if found != _meant(source):
                raise InvalidDocument(
                    f"The tags of “{source.article.label}” are not those of the project; export again."
                )


def _spans(tsv: str, source: AnnotatedArticle) -> set[tuple[str, str, int, int]]:
    """Layer, id and place of every stretch that rows have; raises InvalidDocument where words do not stand there."""
    header, *blocks = tsv.removeprefix(HEADER).split("\n\n")
    layers = [line.removeprefix("#T_SP=").split("|") for line in header.strip().split("\n") if line]
    units = source.text.encode("utf-16-le")
    places: dict[tuple[str, str], list[int]] = {}
    names: dict[tuple[str, str], str] = {}
    for line in (
        line for block in blocks for line in block.split("\n") if line and not line.startswith("#Text=")
    ):
        _identifier, place, words, *cells = line.split("\t")
        begin, end = map(int, place.split("-"))
        if units[2 * begin : 2 * end].decode("utf-16-le") != words:
            raise InvalidDocument(
                f"Words of “{source.article.label}” do not stand where a row says; export again."
            )
        column = 0
        for layer, *features in layers:
            if ID in features:
                for value, number in _ID.findall(cells[column + features.index(ID)]):
                    places.setdefault((layer, number), []).extend((begin, end))
                    names[layer, number] = value
            column += len(features)
    return {(key[0], names[key], min(ends), max(ends)) for key, ends in places.items()}


def _meant(source: AnnotatedArticle) -> set[tuple[str, str, int, int]]:
    return set(_stretches(source))


def _stretches(source: AnnotatedArticle) -> Iterator[tuple[str, str, int, int]]:
    structures = cas_of(source, {}, {}).structures
    tokens = [place_of(one) for one in structures if one.type == TOKEN]
    for one in structures:
        if ID in one.says and (units := held(tokens, place_of(one))):
            yield one.type, str(one.says[ID]), units[0][0], units[-1][1]


EXPORTER = Exporter(
    name="webanno-tsv",
    label="WebAnno TSV 3.3 (INCEpTION)",
    description="For INCEpTION, WebAnno and programs for corpora: a table of words for each article, with a column for "
    "each thing that tags say, and the type system, as one zip archive. In INCEpTION, import TypeSystem.xml as layers "
    "first. Tags begin and end with words or signs.",
    suffix=".zip",
    write=write,
    check=check,
)

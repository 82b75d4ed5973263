"""The documents of an import, one after the other: plain files, and what lies in containers."""

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.article import Metadata
from annotator.model.errors import KnownError
from annotator.services.prepared_text import bytes_of, cannot_be_read
from annotator.services.receiving import is_own_name

if TYPE_CHECKING:
    from annotator.formats.containers import Container, Member


@dataclass(frozen=True, slots=True)
class Source:
    """One document; with an `error`, a `duplicate_of` or only remarks when there is nothing to be read."""

    path: Path
    name: str = ""
    data: bytes = b""
    sha256: str = ""
    label: str = ""
    """Address or name of a document in a container."""
    within: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    encoding: str = ""
    """The label of the encoding that the container states."""
    remarks: tuple[str, ...] = ()
    error: str = ""
    duplicate_of: str = ""

    @property
    def is_to_be_read(self) -> bool:
        """Whether it holds a document that is not known."""
        return bool(self.sha256) and not self.duplicate_of


class DocumentSources:
    """Iterates over the documents of files, of which one is in memory at a time.

    `done` of `total` is how far it has come: files, or in a container that comes alone its bytes.
    """

    def __init__(self, files: Sequence[Path], max_bytes: int, is_known: Callable[[str], bool]) -> None:
        self._files = files
        self._max_bytes = max_bytes
        self._is_known = is_known
        self.done = 0
        self.total = len(files)

    def __iter__(self) -> Iterator[Source]:
        from annotator.formats.containers import container_of

        for number, path in enumerate(self._files, start=1):
            container = container_of(path.name)
            if container is not None:
                yield from self._opened(path, container)
                self.done = self.total if len(self._files) == 1 else number
                continue
            self.done = number
            try:
                data = bytes_of(path, self._max_bytes)
            except KnownError as error:
                yield Source(path, error=str(error))
            else:
                yield self._source(Source(path, path.name, data))

    def _source(self, source: Source) -> Source:
        """The same with its hash; what is known is not read again."""
        sha256 = hashlib.sha256(source.data).hexdigest()
        known = sha256[:16] if self._is_known(sha256[:16]) else ""
        return replace(source, data=b"" if known else source.data, sha256=sha256, duplicate_of=known)

    def _opened(self, path: Path, container: "Container") -> Iterator[Source]:
        """The documents of a container, and last what became of it as a whole."""
        from annotator.formats.containers import Wanted

        if packed := _packed_as(path):
            yield Source(path, error=packed)
            return
        left_out: Counter[str] = Counter()
        count = 0
        error = ""
        try:
            with path.open("rb") as stream:
                wanted = Wanted(_may_be_a_document, self._max_bytes)
                for member in container.members(stream, path.name, wanted, left_out):
                    if kind := _other_kind(member):
                        left_out[kind] += 1
                        continue
                    count += 1
                    if len(self._files) == 1:
                        self.done, self.total = stream.tell(), path.stat().st_size
                    yield self._member(path, member)
        except KnownError as broken:
            error = str(broken)
        except OSError as broken:
            error = str(cannot_be_read(path, broken))
        if not error and not count:
            error = f"{path.name} holds no document that can be taken in."
        remarks = (_in_words(left_out),) if left_out else ()
        if error or remarks:
            yield Source(path, error=error, remarks=remarks)

    def _member(self, path: Path, member: "Member") -> Source:
        error = member.error
        if is_own_name(member.name):
            error = f"{member.name} is taken in whole; take it out of {path.name} and import it by itself."
        if error:
            return Source(path, member.name, label=member.label, error=error)
        return self._source(
            Source(
                path,
                member.name,
                member.data,
                label=member.label,
                within=f"{path.name}, {member.place}",
                metadata=member.metadata,
                encoding=member.encoding,
                remarks=member.remarks,
            )
        )


def text_suffixes() -> tuple[str, ...]:
    """Endings of the files that are read as texts."""
    from annotator.formats.importers import IMPORTERS

    return tuple(suffix for importer in IMPORTERS for suffix in importer.suffixes)


def container_suffixes() -> tuple[str, ...]:
    """Endings of the files that hold many documents."""
    from annotator.formats.containers import CONTAINERS

    return tuple(suffix for container in CONTAINERS for suffix in container.suffixes)


def _packed_as(path: Path) -> str:
    """What to do with an archive that Annotator packed, of which the files by themselves are no articles; or empty."""
    from annotator.formats.bagit.bag_reader import ANY_SIZE, is_bag_with
    from annotator.formats.bundles.reading import is_bundle
    from annotator.formats.deposit.held import ARCHIVE_COPY

    if path.suffix.lower() != ".zip":
        return ""
    if is_bundle(path):
        return f"{path.name} is a colleague's bundle; take it in as one (merge), by itself."
    if is_bag_with(path, ARCHIVE_COPY, ANY_SIZE):
        return f"{path.name} is a deposit; take data/{ARCHIVE_COPY} out of it and import that, which holds everything."
    return ""


def _other_kind(member: "Member") -> str:
    """What a file in an archive is that has the name of one with texts and tags, and is none; else empty."""
    from annotator.formats.containers import OTHER_KINDS
    from annotator.formats.eac.reading import is_eac
    from annotator.formats.own_formats import own_format_of
    from annotator.formats.tagged import tagged_format_of

    if member.error or not is_own_name(member.name):
        return ""
    ours = own_format_of(member.name).is_ours(io.BytesIO(member.data))
    if ours or tagged_format_of(member.data, member.name) is not None:
        return ""
    return "records for the register, which Import Names takes in" if is_eac(member.data) else OTHER_KINDS


def _may_be_a_document(name: str) -> bool:
    return is_own_name(name) or Path(name).suffix.lower() in text_suffixes()


def _in_words(left_out: Counter[str]) -> str:
    counts = ", ".join(f"{what} ({count})" for what, count in sorted(left_out.items()))
    return f"Left out: {counts}."

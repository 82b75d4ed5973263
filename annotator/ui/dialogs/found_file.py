"""One file that is about to be taken in: what was found in it, as the archivist corrects it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from annotator.model.article import Metadata
from annotator.model.errors import KnownError
from annotator.model.incoming import Incoming
from annotator.services.accessioning import Accessioning, Prepared
from annotator.services.dating import read_phrase
from annotator.text.edtf import is_edtf


@dataclass(slots=True)
class FoundFile:
    """`prepared` is None when the file could not be read; `error` then says why."""

    path: Path
    prepared: Prepared | None = None
    error: str = ""
    known: str = ""
    """Sentence that says which article or file has the same bytes, or empty."""
    metadata: Metadata = field(default_factory=Metadata)
    wanted: bool = True
    encoding_confirmed: bool = False
    undone_rules: set[str] = field(default_factory=set)
    slim: bool = False
    """Whether its bytes and text were let go; they are read again when it is taken in."""

    @classmethod
    def of(cls, prepared: Prepared) -> "FoundFile":
        """Return the file as it was found."""
        return cls(prepared.path, prepared, metadata=prepared.incoming.metadata)

    @property
    def usable(self) -> bool:
        """Whether it can be taken in at all."""
        return self.prepared is not None and not self.known

    @property
    def incoming(self) -> Incoming | None:
        """What was read."""
        return self.prepared.incoming if self.prepared else None

    @property
    def encoding_open(self) -> bool:
        """Whether the encoding was only detected and nobody has confirmed it."""
        return self.usable and not self.encoding_confirmed and not self._incoming().encoding_certain

    @property
    def wrong_date(self) -> str:
        """The date of publication when it is none, else empty."""
        published = self.metadata.published.strip()
        return published if published and not is_edtf(published) else ""

    @property
    def in_the_way(self) -> bool:
        """Whether it is wanted and something about it has to be settled first."""
        return self.usable and self.wanted and (self.encoding_open or bool(self.wrong_date))

    @property
    def state(self) -> str:
        """One sentence on how it stands."""
        if self.error:
            return self.error
        if self.known:
            return self.known
        if self.encoding_open:
            return _tr("Please confirm the encoding below.")
        if self.wrong_date:
            return _tr("“{date}” is no date; write 2023, 2023-09 or 2023-09-20.").format(date=self.wrong_date)
        places = sum(zone.rule not in self.undone_rules for zone in self._incoming().zones)
        ready = _tr("Ready; furniture found: {places}.").format(places=places) if places else _tr("Ready.")
        return " ".join((ready, *self._incoming().remarks))

    def describe(self, column: str, typed: str) -> None:
        """Correct what was found; the date of publication may be typed as one says it."""
        value = " ".join(typed.split())
        if column == "published":
            with suppress(KnownError):  # what is no date stands there until it is one
                understood = read_phrase(value)
                value = understood.value if understood.kind == "date" else value
        self.metadata = replace(self.metadata, **{column: value})

    def read_as(self, prepared: Prepared) -> None:
        """Take another reading of the same file; what the archivist corrected stays."""
        corrected = Metadata(
            *(
                new if mine == old else mine
                for mine, old, new in zip(
                    _fields(self.metadata),
                    _fields(self._incoming().metadata),
                    _fields(prepared.incoming.metadata),
                    strict=True,
                )
            )
        )
        self.prepared, self.metadata, self.slim = prepared, corrected, False

    def let_go(self) -> None:
        """Forget bytes and text, to save memory."""
        if self.prepared is not None:
            incoming = replace(self.prepared.incoming, text="")
            self.prepared, self.slim = replace(self.prepared, data=b"", incoming=incoming), True

    def to_accession(self, accessioning: Accessioning) -> Prepared:
        """What is to be taken in, without the furniture that was undone. Raises what `prepare` does."""
        assert self.prepared is not None
        prepared = self.prepared
        if self.slim:
            prepared = accessioning.prepare(self.path, encoding=prepared.incoming.encoding)
        zones = tuple(zone for zone in prepared.incoming.zones if zone.rule not in self.undone_rules)
        return replace(prepared, incoming=replace(prepared.incoming, zones=zones))

    def _incoming(self) -> Incoming:
        assert self.prepared is not None
        return self.prepared.incoming


def mark_known(files: Sequence[FoundFile], titles: dict[str, str]) -> None:
    """Mark what the project has already (`titles` by article id), and files that are the same as one before."""
    first: dict[str, str] = {}
    for file in files:
        if file.prepared is None:
            continue
        duplicate, earlier = file.prepared.duplicate_of, first.get(file.prepared.sha256, "")
        if duplicate:
            title = titles.get(duplicate, duplicate)
            file.known = _tr("Already in the project as “{title}”.").format(title=title)
        elif earlier:
            file.known = _tr("The same file as {name}, above.").format(name=earlier)
        first.setdefault(file.prepared.sha256, file.path.name)


def _fields(metadata: Metadata) -> tuple[str, ...]:
    return (
        metadata.title,
        metadata.publisher,
        metadata.author,
        metadata.published,
        metadata.url,
        metadata.language,
        metadata.accession,
        metadata.accessed,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("FoundFile", text)

"""What an importer found in a file, before it becomes an article."""

from dataclasses import dataclass, field

from annotator.model.article import Metadata, Replacement
from annotator.model.zone import ProposedZone


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text that is ready to be accessioned: newlines normalised, forbidden characters replaced.

    `encoding` is the codec used, empty for a file that is no text in itself. When `encoding_certain` is false it was detected, and
    `encoding_alternatives` lists the other codecs that decode every byte, likeliest first.
    """

    text: str
    metadata: Metadata
    zones: tuple[ProposedZone, ...]
    media_type: str
    encoding: str
    encoding_certain: bool = True
    encoding_alternatives: tuple[str, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    """Sentences about what was noticed or left out while reading."""

"""What is found in a text before it is an article: metadata that mean something, furniture, remarks."""

import hashlib
import re
from dataclasses import fields, replace

from annotator.model.article import Metadata
from annotator.model.errors import InvalidValue
from annotator.model.incoming import Incoming
from annotator.model.zone import ProposedZone, Zone
from annotator.text.edtf import is_edtf
from annotator.text.normalising import printable

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a language tag of BCP 47."""


def checked(metadata: Metadata) -> Metadata:
    """Trim all fields and refuse a date that is none. Raises InvalidValue."""
    trimmed = Metadata(*(" ".join(printable(getattr(metadata, f.name)).split()) for f in fields(Metadata)))
    if trimmed.language and not _LANGUAGE.fullmatch(trimmed.language):
        raise InvalidValue(f"“{trimmed.language}” is no language tag; write it as en, en-GB or de.")
    for name, value in (("published", trimmed.published), ("accessed", trimmed.accessed)):
        if value and not is_edtf(value):
            raise InvalidValue(
                f"“{value}” is no date for {name}; write a year, month or day as 2023, 2023-09 or 2023-09-20."
            )
    return trimmed


def enriched(incoming: Incoming) -> Incoming:
    """Add what the recognisers find to what the importer found."""
    from annotator.recognisers import furniture, metadata_lines

    proposed = furniture.propose(incoming.text, incoming.zones)
    found = incoming.metadata.filled_from(metadata_lines.find(incoming.text, incoming.zones))
    return replace(
        incoming,
        metadata=_sound(found),
        remarks=incoming.remarks + _about_replaced(incoming),
        zones=tuple(sorted([*incoming.zones, *proposed], key=lambda zone: zone.span)),
    )


def _sound(found: Metadata) -> Metadata:
    """Leave out what a file says of itself and what means nothing, rather than refuse the file."""
    return replace(
        found,
        language=found.language if _LANGUAGE.fullmatch(found.language) else "",
        published=found.published if is_edtf(found.published) else "",
        accessed=found.accessed if is_edtf(found.accessed) else "",
    )


def _about_replaced(incoming: Incoming) -> tuple[str, ...]:
    """Say how many characters could not be kept, unless the importer said so."""
    count = len(incoming.replaced)
    if not count or any("�" in remark for remark in incoming.remarks):
        return ()
    what = "One character" if count == 1 else f"{count} characters"
    return (f"{what} that no XML file can hold became �; the original keeps what stood there.",)


def zone_of(article: str, proposed: ProposedZone, by: str) -> Zone:
    """Furniture of an article, stated by somebody."""
    # The same rule on the same article gives the same zone in every replica.
    key = f"{article}/{proposed.rule}/{proposed.span.start}:{proposed.span.end}"
    identifier = hashlib.sha256(key.encode("utf-8")).hexdigest()[:32]
    return Zone(identifier, article, proposed.span, proposed.kind, proposed.rule, by)

"""What a tag asserts about somebody, according to its article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A role held, or a date or duration tied to a person; never corrected, only compared.

    `kind` is `role`, `date` or `duration`. `holder` and `organisation` are ids of records, empty where the tag
    names none; the names beside them are what the register calls them, or else the words of the tag that was
    pointed at. `start` and `end` are EDTF (both empty where no time is given), `duration` is ISO 8601, `text` the
    tagged words.
    """

    annotation: str
    article: str
    kind: str
    holder: str
    holder_name: str
    term: str
    organisation: str
    organisation_name: str
    start: str
    end: str
    duration: str
    certainty: str
    by: str
    text: str

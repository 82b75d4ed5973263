"""That a bundle was taken in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taking:
    """One bundle that came in; `events` counts those that were new."""

    bundle: str
    """SHA-256 of the file."""
    name: str
    kind: str
    by: str
    at: str
    events: int

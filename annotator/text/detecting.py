"""Ranks the encodings in which bytes of unknown encoding make sense, for the archivist to confirm."""

import re

from annotator.text.plausibility import plausibility

CANDIDATES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp932",
    "gb18030",
    "big5hkscs",
    "cp949",
    "euc_jp",
    "koi8_r",
    "koi8_u",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp874",
    "iso8859_15",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "mac_roman",
    "mac_latin2",
    "mac_cyrillic",
    "cp850",
    "cp852",
    "cp866",
)
"""Encodings that are tried, in the order in which one wins over another that makes as much sense."""

_RARE = ("mac_", "cp85", "cp86")
_HANDICAP = 0.15
"""What the encodings of old Macintosh and DOS files have to be better by; a few letters may deceive."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SAMPLE = 200_000
_ALTERNATIVES = 8
_SENSIBLE = 0.3
"""Below this score no candidate makes sense by itself and charset-normalizer is asked."""


def likely_encodings(data: bytes) -> tuple[str, ...]:
    """Return the codecs that decode every byte of `data`, likeliest first; empty when there is none."""
    sample = _sample(data)
    scores = {name: score for name in CANDIDATES if (score := _score(sample, name)) is not None}
    ranked = sorted(scores, key=lambda name: -scores[name])
    if not ranked or scores[ranked[0]] < _SENSIBLE:
        ranked = [*_second_opinion(sample, ranked), *ranked]
    decoding = (name for name in dict.fromkeys(ranked) if _decodes(data, name))
    return tuple(name for name, _ in zip(decoding, range(_ALTERNATIVES + 1), strict=False))


def _sample(data: bytes) -> bytes:
    """Cut out the part that says most: it begins shortly before the first byte beyond ASCII."""
    first = _BEYOND_ASCII.search(data)
    start = max(0, first.start() - 200) if first else 0
    return data[start : start + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float | None:
    """Score the sample in one encoding; None when it does not decode (a cut last character is forgiven)."""
    for cut in range(4):
        try:
            score = plausibility(sample[: len(sample) - cut].decode(encoding))
            return score - _HANDICAP if encoding.startswith(_RARE) else score
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4:
                return None
    return None


def _second_opinion(sample: bytes, known: list[str]) -> list[str]:
    """Ask charset-normalizer; its answer counts only when it is none of the doubtful ones already scored."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return [best.encoding] if best is not None and best.encoding not in known else []


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether every byte of `data` means something in `encoding`."""
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True

"""Recognises files that hold no plain text at all, by their first bytes and by their control characters."""

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b\x08", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"bplist00", "a web archive or property list"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
)
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\r\x0c\x1b")
_SAMPLE = 65_536
_MP4 = re.compile(rb"....ftyp", re.DOTALL)
_RIFF = re.compile(rb"RIFF....(?:WEBP|WAVE|AVI )", re.DOTALL)


def binary_kind(data: bytes) -> str | None:
    """Return what a file that is no text is (*a PDF document*), by its first bytes, else None."""
    for signature, kind in _SIGNATURES:
        # "BZh", "ID3" and the like may open a sentence: short signatures count only with bytes no text has.
        if data.startswith(signature) and (len(signature) > 4 or control_share(data[:512]) > 0):
            return kind
    if _RIFF.match(data) or _MP4.match(data):
        return "a picture, sound or video file"
    return None


def control_share(data: bytes) -> float:
    """Return the share of control bytes that no text file has (0 to 1), in the first 64 KiB."""
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / len(sample) if sample else 0.0

"""Turns the bytes of a file into text, never guessing in silence."""

import codecs
import re
from dataclasses import dataclass, replace

from annotator.model.errors import UnreadableFile
from annotator.text.detecting import likely_encodings
from annotator.text.encoding_labels import codec_name, declared_codec
from annotator.text.file_kinds import binary_kind, control_share

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf_32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_MOSTLY_CONTROLS = 0.3
_SOME_CONTROLS = 0.05
_SHORT = 32
_ESCAPES_TO_JAPANESE = re.compile(rb"\x1b\$[@B]")
_WELL_FORMED_PER_BAD_BYTE = 10
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text; it may still hold lone surrogates (see `normalising`), where bytes meant nothing."""

    text: str
    encoding: str
    certain: bool = True
    alternatives: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def decode(data: bytes, name: str, chosen: str | None = None, declared: str | None = None) -> Decoded:
    """Decode a file: as `chosen`, else strict UTF-8, byte order mark, `declared`, detection.

    `declared` is the label in the document itself. A detected encoding is not certain and comes with the
    others that decode every byte. Raises UnreadableFile for a file that is no text, and for a chosen
    encoding that is unknown or does not decode every byte.
    """
    kind = binary_kind(data)
    if kind:
        raise UnreadableFile(
            f"{name} is {kind}, not a text; save the article as plain text or as a web page."
        )
    if chosen:
        return _as_chosen(data, name, chosen)
    decoded = (
        _as_utf8(data, name)
        or _by_mark(data)
        or _as_declared(data, declared)
        or _as_damaged_utf8(data)
        or _by_detection(data, name)
    )
    return replace(
        decoded,
        encoding=codecs.lookup(decoded.encoding).name,
        alternatives=tuple(codecs.lookup(other).name for other in decoded.alternatives),
    )


def _as_chosen(data: bytes, name: str, chosen: str) -> Decoded:
    """Decode in the encoding the archivist chose, or say why not."""
    codec = codec_name(chosen)
    if codec is None:
        raise UnreadableFile(
            f"There is no encoding called {chosen}; choose one such as utf-8, cp1252, cp1251 or shift_jis."
        )
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{name} is not in the encoding {chosen}: byte {error.start + 1} "
            f"(0x{data[error.start]:02X}) means nothing in it; choose another encoding."
        ) from error
    except UnicodeError as error:
        raise UnreadableFile(f"{name} is not in the encoding {chosen}; choose another encoding.") from error
    return Decoded(text.removeprefix("\ufeff"), codec)


def _as_utf8(data: bytes, name: str) -> Decoded | None:
    """Decode as UTF-8; its mark goes. UTF-8 with lone surrogates is UTF-8 that its writer damaged."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    controls = control_share(data)
    if controls > _SOME_CONTROLS:
        unmarked = _as_unmarked_utf16(data)
        if unmarked:
            return unmarked
    if controls > _MOSTLY_CONTROLS and len(data) > _SHORT:
        raise _no_text(name)
    if data.isascii() and _ESCAPES_TO_JAPANESE.search(data):
        return _if_it_decodes(data, "iso2022_jp", certain=False, alternatives=("utf_8",))
    return Decoded(text.removeprefix("\ufeff"), "utf_8_sig" if text.startswith("\ufeff") else "utf_8")


def _as_unmarked_utf16(data: bytes) -> Decoded | None:
    """Recognise UTF-16 without its mark: every other byte of mostly Latin text is NUL (and so it is UTF-8)."""
    odd, even = data[1::2], data[::2]
    if len(data) % 2 or len(data) < 8:
        return None
    for nulls, others, codec in ((odd, even, "utf_16_le"), (even, odd, "utf_16_be")):
        if nulls.count(0) > 0.6 * len(nulls) and others.count(0) < 0.05 * len(others):
            return _if_it_decodes(data, codec, certain=False, alternatives=("utf_8",))
    return None


def _by_mark(data: bytes) -> Decoded | None:
    """Decode by the byte order mark, if there is one."""
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            for errors in ("strict", "surrogatepass"):
                try:
                    return Decoded(data.decode(codec, errors), codec)
                except UnicodeDecodeError:
                    continue
    return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """Decode in the encoding that the document names, if it names one and it fits."""
    codec = declared_codec(declared) if declared else None
    return _if_it_decodes(data, codec) if codec and control_share(data) <= _SOME_CONTROLS else None


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few bad bytes; each stays as a lone surrogate, which normalising makes visible."""
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED_BYTE.findall(text))
    well_formed = sum(1 for _ in _BEYOND_ASCII.finditer(text))
    if well_formed < _WELL_FORMED_PER_BAD_BYTE * bad or control_share(data) > _SOME_CONTROLS:
        return None
    remark = (
        "1 byte is not UTF-8 and stands as \ufffd in the text."
        if bad == 1
        else f"{bad} bytes are not UTF-8 and stand as \ufffd in the text."
    )
    return Decoded(
        text.removeprefix("\ufeff"),
        "utf_8",
        certain=False,
        alternatives=likely_encodings(data),
        remarks=(remark,),
    )


def _by_detection(data: bytes, name: str) -> Decoded:
    """Decode in the likeliest encoding, and name the others."""
    if control_share(data) > _SOME_CONTROLS:
        raise _no_text(name)
    names = likely_encodings(data)
    if not names:
        raise UnreadableFile(
            f"{name} is in no encoding the program knows; save it as UTF-8 and import it again."
        )
    best, *others = names
    remark = f"The encoding {codecs.lookup(best).name} was guessed; look at the accented letters and choose another if they are wrong."
    return Decoded(
        data.decode(best).removeprefix("\ufeff"),
        best,
        certain=False,
        alternatives=tuple(others),
        remarks=(remark,),
    )


def _if_it_decodes(
    data: bytes, codec: str, *, certain: bool = True, alternatives: tuple[str, ...] = ()
) -> Decoded | None:
    """Decode strictly in one encoding, or return None."""
    try:
        return Decoded(data.decode(codec).removeprefix("\ufeff"), codec, certain, alternatives)
    except UnicodeError:
        return None


def _no_text(name: str) -> UnreadableFile:
    """Say that a file is made of something else than text."""
    return UnreadableFile(
        f"{name} holds bytes that are no text; save the article as plain text or as a web page and import that."
    )

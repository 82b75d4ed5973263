"""Knows in which encoding the bytes of a rich text are: that of their font, else that of the document."""

from dataclasses import dataclass, field

from annotator.formats.importers.rich_text_words import CODECS_OF_CHARSETS
from annotator.text.encoding_labels import codec_name

_UTF_8 = 65001


@dataclass(slots=True)
class Fonts:
    """Codecs by the number of a font."""

    codec: str = "cp1252"
    _by_font: dict[int, str] = field(default_factory=dict)

    def set_document_codepage(self, number: int) -> None:
        """Take the code page of the document; one that is unknown changes nothing."""
        self.codec = _codepage(number) or self.codec

    def set_charset(self, font: int, charset: int) -> None:
        """Take the character set of a font; 0 to 2 are those of the document."""
        if charset in CODECS_OF_CHARSETS:
            self._by_font[font] = CODECS_OF_CHARSETS[charset]

    def set_codepage(self, font: int, number: int) -> None:
        """Take the code page of a font; one that is unknown changes nothing."""
        self._by_font[font] = _codepage(number) or self.decoder(font)

    def decoder(self, font: int) -> str:
        """Return the codec of a font."""
        return self._by_font.get(font, self.codec)

    def decode(self, data: bytes, font: int) -> str:
        """Decode bytes; one that means nothing becomes a lone surrogate, which normalising makes visible."""
        return data.decode(self.decoder(font), "surrogateescape")


def _codepage(number: int) -> str | None:
    return codec_name("utf-8" if number == _UTF_8 else f"cp{number}")

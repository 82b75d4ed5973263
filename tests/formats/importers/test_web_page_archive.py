"""Web pages in one file, as browsers save them."""

import random

import pytest

from annotator.formats.importers.web_page_archive import WEB_PAGE_ARCHIVE
from annotator.model.errors import UnreadableFile

SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/luton
Subject: =?utf-8?Q?B=C3=BCrgermeister=20weg?=
Date: Wed, 20 Sep 2023 23:30:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/frame

<p>An advertisement in a frame.</p>
------MultipartBoundary--x----
Content-Type: text/html; charset={charset}
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/luton

<html><head><title>B{letter}rgermeister weg</title></head><body><article><p>Der B{letter}rger=
meister trat zur{letter}ck.</p></article></body></html>
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/a.png

iVBORw0KGgo=
------MultipartBoundary--x------
"""


def saved(charset: str = "utf-8", letter: str = "=C3=BC") -> bytes:
    return SAVED.format(charset=charset, letter=letter).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("charset", "letter"),
    [
        ("utf-8", "=C3=BC"),
        ("iso-8859-1", "=FC"),
        ("us-ascii", "=FC"),
        ("x-none", "=C3=BC"),
        ("shift_jis", "=C3=BC"),
    ],
)
def test_the_page_is_read_with_its_address_and_day(charset: str, letter: str) -> None:
    incoming = WEB_PAGE_ARCHIVE.read(saved(charset, letter), "a.mhtml", None)
    if charset != "shift_jis":  # which those bytes are as well
        assert incoming.text.strip() == "Der Bürgermeister trat zurück."
        assert incoming.metadata.title == "Bürgermeister weg"
    assert (incoming.metadata.url, incoming.metadata.accessed) == ("https://example.org/luton", "2023-09-20")


def test_the_archivist_s_encoding_counts_before_the_stated_one() -> None:
    assert "BÃ¼rger" in WEB_PAGE_ARCHIVE.read(saved(), "a.mhtml", "cp1252").text


@pytest.mark.parametrize("data", [b"", b"<html>", b"From: a\r\n\r\nwords", saved()[:300]])
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="holds no web page"):
        WEB_PAGE_ARCHIVE.read(data, "a.mhtml", None)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_gives_a_page_or_one_sentence(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        data = bytearray(saved())
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            WEB_PAGE_ARCHIVE.read(bytes(data), "a.mhtml", None)
        except UnreadableFile as error:
            assert str(error).endswith(".")

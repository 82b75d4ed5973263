"""A saved mail gives its text, who sent it and when; what hangs on it is named."""

from email.message import EmailMessage

import pytest

from annotator.formats.importers.mail import MAIL
from annotator.formats.importers.mail_wrapping import unflowed
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from tests.formats.importers.damaged import damaged, read_or_refused


def _read(data: bytes) -> Incoming:
    return MAIL.read(data, "a.eml", None)


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Größere Änderungen im Rat – 😀"
    message["From"] = '"Jürgen Doe, Editor" <doe@example.org>'
    message["To"] = "readers@example.org"
    message["Date"] = "Wed, 20 Sep 2023 10:15:00 +0200"
    return message


def test_head_and_plain_text_are_read_and_attachments_named() -> None:
    message = _mail()
    message.set_content("Größe\n\nZweite Zeile, sehr lang: " + "ä " * 60 + "\n")
    message.add_alternative("<p>HTML</p>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="Übersicht.pdf")
    incoming = _read(message.as_bytes())
    assert incoming.text.split("\n") == [
        "Subject: Größere Änderungen im Rat – 😀",
        'From: "Jürgen Doe, Editor" <doe@example.org>',
        "To: readers@example.org",
        "Date: Wed, 20 Sep 2023 10:15:00 +0200",
        "Größe",
        "",
        "Zweite Zeile, sehr lang: " + "ä " * 59 + "ä",
    ]
    metadata = incoming.metadata
    assert (metadata.title, metadata.author) == ("Größere Änderungen im Rat – 😀", "Jürgen Doe, Editor")
    assert metadata.published == "2023-09-20"
    assert incoming.remarks == (
        "1 attachment was left out of the text: Übersicht.pdf; save and import what matters by itself.",
    )
    (zone,) = incoming.zones
    assert incoming.text[zone.span.end :].startswith("\nGröße")
    assert (zone.kind, zone.rule) == ("metadata", "Head of the mail")


def test_html_is_read_as_a_web_page_whose_zones_move_below_the_head() -> None:
    message = _mail()
    message.set_content(
        "<html><p>One.</p><figure><figcaption>Below it</figcaption></figure><p>Two.</p></html>",
        subtype="html",
    )
    incoming = _read(message.as_bytes())
    assert incoming.text.endswith("One.\nBelow it\nTwo.")
    assert "Below it" in [incoming.text[zone.span.start : zone.span.end] for zone in incoming.zones]


def test_several_texts_are_read_one_below_another() -> None:
    message = _mail()
    message.set_content("One.\n")
    message.make_mixed()
    foot = EmailMessage()
    foot.set_content("Two.\n")
    message.attach(foot)
    assert _read(message.as_bytes()).text.endswith("One.\nTwo.")


@pytest.mark.parametrize(
    ("charset", "words"),
    [("iso-8859-1", "schöne Größe"), ("koi8-r", "Привет"), ("iso-2022-jp", "日本の新聞"), ("utf-8", "€ 😀")],
)
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_text_is_decoded_as_the_mail_says(charset: str, words: str, transfer: str) -> None:
    message = _mail()
    message.set_content(f"{words}\n", charset=charset, cte=transfer)
    incoming = _read(message.as_bytes())
    assert incoming.text.endswith(words)
    assert incoming.encoding_certain


def test_lines_that_were_only_wrapped_are_joined() -> None:
    assert unflowed("One \ntwo\n> quoted \n> on\n-- \nname", without_space=False) == (
        "One two\n> quoted on\n-- \nname"
    )
    assert unflowed("日本 \n語", without_space=True) == "日本語"


def test_what_is_no_mail_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"no mail"):
        _read(b"just text\n")


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?b?////?=\nDate: Mon, 99 Foo 9999\nFrom: <<@\n\nx",
        b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nx\xff",
        b"Subject: x\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(300)),
    ],
)
def test_odd_heads_are_read_or_refused(data: bytes) -> None:
    read_or_refused(MAIL, data, "a.eml")


def test_a_damaged_mail_is_read_or_refused() -> None:
    message = _mail()
    message.set_content("Größe\n", charset="iso-8859-1", cte="quoted-printable")
    message.add_alternative("<p>HTML</p>", subtype="html")
    assert sum(read_or_refused(MAIL, data, "a.eml") for data in damaged(message.as_bytes(), 300)) > 0

"""Saved web pages: the article in full, its surroundings as zones, nothing fetched, nothing run."""

import os
import random
import re
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.importers.html_tree import declared_encoding, parse
from annotator.formats.importers.main_content import main_text
from annotator.formats.importers.web_page import EMPTY, WEB_PAGE
from annotator.model.article import Metadata, Replacement
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.text.decoding import decode

PAGES = Path(__file__).resolve().parents[2] / "golden" / "web_pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
PARAGRAPH = (
    "<p>The council of the town met on Monday evening to discuss the budget for the coming year, and its leader "
    "resigned from the party in the course of the debate.</p>"
)


def read(source: str | bytes, encoding: str | None = None) -> Incoming:
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    return WEB_PAGE.read(data, "a.html", encoding)


def without_zones(incoming: Incoming) -> str:
    text = incoming.text
    for zone in reversed(incoming.zones):
        text = text[: zone.span.start] + text[zone.span.end :]
    return text


def agreement(text: str, expected: str) -> float:
    """F1 of two texts' words."""
    one, other = (Counter(re.findall(r"\w+", t)) for t in (text, expected))
    return 2 * (one & other).total() / (one.total() + other.total())


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_what_a_reader_calls_the_article(name: str) -> None:
    incoming = WEB_PAGE.read((PAGES / f"{name}.html").read_bytes(), f"{name}.html", None)
    assert agreement(without_zones(incoming), (PAGES / f"{name}.txt").read_text(encoding="utf-8")) >= 0.95


def test_all_pages_together_agree_at_least_as_well_as_the_extractor_alone() -> None:
    ours, alone = [], []
    for name in NAMES:
        data = (PAGES / f"{name}.html").read_bytes()
        expected = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
        ours.append(agreement(without_zones(WEB_PAGE.read(data, name, None)), expected))
        tree = parse(decode(data, name, None, declared_encoding(data)).text, name)
        assert tree is not None
        alone.append(agreement(main_text(tree), expected))
    assert sum(ours) / len(ours) >= max(0.98, sum(alone) / len(alone))


@pytest.mark.parametrize("name", NAMES)
def test_every_paragraph_of_the_article_is_a_line_of_the_text(name: str) -> None:
    incoming = WEB_PAGE.read((PAGES / f"{name}.html").read_bytes(), f"{name}.html", None)
    expected = (PAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in expected if line not in incoming.text.splitlines()] == []


@pytest.mark.parametrize(
    ("name", "metadata"),
    [
        (
            "broadcaster",
            Metadata(
                title="Harbour bridge to close for nine months",
                publisher="Coast News",
                author="Ruth Adeyemi",
                published="2024-02-11",
                url="https://news.coast.example/articles/c0b7",
                language="en-GB",
            ),
        ),
        (
            "regional",
            Metadata(
                title="Mayor steps aside after vote of no confidence",
                publisher="Valley Echo",
                author="Tom Hargreaves",
                published="2023-09-20",
                url="https://www.valleyecho.example/news/politics/mayor-4310021",
                language="en",
            ),
        ),
        (
            "interview",
            Metadata(
                title="« Je pars sans amertume »",
                publisher="Le Courrier du Littoral",
                author="Hélène Marchetti",
                published="2020-03-16",
                language="fr-FR",
            ),
        ),
    ],
)
def test_title_outlet_author_date_address_and_language_are_filled_in(name: str, metadata: Metadata) -> None:
    assert WEB_PAGE.read((PAGES / f"{name}.html").read_bytes(), f"{name}.html", None).metadata == metadata


def test_furniture_stays_in_the_text_as_zones_of_named_rules() -> None:
    incoming = WEB_PAGE.read((PAGES / "regional.html").read_bytes(), "regional.html", None)
    zones = {(zone.rule, incoming.text[zone.span.start : zone.span.end]) for zone in incoming.zones}
    assert ("Advertisement block", "Advertisement\nAdvertisement") in zones
    assert ("Outside the article", "By Tom Hargreaves\nPublished 20th Sep 2023, 11:45 BST") in zones
    assert any(rule == "Page navigation" and "Market hall to reopen" in text for rule, text in zones)


def test_a_menu_of_hundreds_of_lines_is_left_out_with_a_remark() -> None:
    incoming = WEB_PAGE.read((PAGES / "long_menu.html").read_bytes(), "long_menu.html", None)
    assert incoming.text.startswith("Islands say no to merger\n")
    assert "180 lines of the page before the article" in incoming.remarks[0]
    assert "Passengers will pay a tenth more" in incoming.text


def test_a_page_in_windows_1252_that_says_latin_1_is_read_right() -> None:
    incoming = WEB_PAGE.read((PAGES / "nineties.html").read_bytes(), "nineties.html", None)
    assert (incoming.encoding, incoming.encoding_certain) == ("cp1252", True)
    assert "“We did not get everything,” said Frank Öberg" in incoming.text


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = (
        "<!DOCTYPE html SYSTEM 'http://evil.example/x.dtd'><html><head><base href='http://evil.example/'>"
        "<link rel=stylesheet href='http://evil.example/x.css'><script src='http://evil.example/x.js'></script>"
        f"</head><body><img src='http://evil.example/x.png'><iframe src='http://evil.example/'></iframe>{PARAGRAPH * 3}"
    )
    assert "The council of the town met" in read(page).text


def test_reading_does_not_depend_on_what_was_read_before_or_on_the_hash_seed() -> None:
    script = (
        "import sys, hashlib; from pathlib import Path\n"
        "from annotator.formats.importers.web_page import WEB_PAGE\n"
        "for name in sys.argv[1:]: print(repr(WEB_PAGE.read(Path(name).read_bytes(), 'a.html', None)))\n"
    )
    files = [str(PAGES / f"{name}.html") for name in NAMES[:4]]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *order],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.decode()
        for seed, order in (("1", files), ("2", files))
    }
    assert len(outputs) == 1
    assert [repr(read(Path(file).read_bytes())) for file in reversed(files)] == outputs.pop().splitlines()[
        ::-1
    ]


@pytest.mark.parametrize("depth", [300, 1500])
def test_an_html_page_of_300_nested_elements_is_read_whole(depth: int) -> None:
    incoming = read(
        "<html><body>" + "<div>" * depth + PARAGRAPH * 2 + "</div>" * depth + "<p>Last.</p></body></html>"
    )
    assert incoming.text.count("The council of the town met") == 2
    assert incoming.text.endswith("\nLast.")


def test_a_page_that_nests_too_deep_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="save the article as plain text"):
        read("<div>" * 5000 + "deep")


def test_right_to_left_text_emoji_and_combining_marks_survive() -> None:
    words = "\u200fقال النائب\u200e 👩🏽\u200d⚖️ e\u0301\u0327 x\u00a0y\u2028z"
    assert words in read(f"<html><body>{PARAGRAPH}<p>{words}</p>{PARAGRAPH}").text


def test_forbidden_characters_are_replaced_in_sight_wherever_they_come_from() -> None:
    incoming = read(f"<p>a\x01b&#2;c\ufffdd&#xD83D;&#xDE42;e\ud800f</p>{PARAGRAPH}\x00")
    assert incoming.text.startswith("a\ufffdb\ufffdc\ufffdd🙂e\ufffdf\n")
    assert incoming.replaced[:3] == (Replacement(1, 1), Replacement(3, 2), Replacement(9, 0xD800))


@pytest.mark.parametrize("source", ["", " \n", "<html></html>", "<!-- -->", "<html><body><script>x</script>"])
def test_a_page_without_text_is_an_empty_article_with_a_remark(source: str) -> None:
    incoming = read(source)
    assert (incoming.text, incoming.zones) == ("", ())
    assert EMPTY in incoming.remarks


def test_plain_words_in_a_file_called_html_are_read() -> None:
    assert read("Just some words & nothing <else").text.startswith("Just some words &")


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "source",
    [
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{BOMB}]><html><body><p>&l9; end</p></body></html>',
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; end</p></body></html>',
        f"<p title='{'x' * 11_000_000}'>end</p>",
        f"<{'x' * 200_000}>end",
        "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4- end",
        "<p>end" + "</p>" * 20_000,
        "<![CDATA[x]]><p>end",
        "<table>" * 200 + "end",
        "<a><p>" * 900 + "end",
        "<frameset><frame src=x></frameset><noframes>x</noframes><body>end",
        "<plaintext>end",
        "&#x110000;&#xFFFFFFFF;&#;&#x;&unknown; end",
    ],
)
def test_a_hostile_page_is_read_without_harm(source: str) -> None:
    incoming = read(source)
    assert len(incoming.text) < 10 * len(source) + 100
    assert "root:" not in incoming.text
    assert "end" in incoming.text


def test_utf_7_is_never_decoded() -> None:
    assert "+ADw-script+AD4-" in read("<meta charset=utf-7><p>+ADw-script+AD4- end</p>").text


@pytest.mark.parametrize(
    "data",
    [
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
        b"%PDF-1.4\n\xe2\xe3",
        b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource",
    ],
)
def test_another_kind_of_file_called_html_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.html is [^\n]+\.$"):
        read(data)


MARKUP = (
    "<p> </p> <div> </div> <br> <a> </a> <h1> </h1> <pre> </pre> <table> <tr> <td> <li> <nav> </nav> <!-- --> <script>"
    " </script> <style> <svg> <figcaption> <svg/> &amp; &#0; &#xD800; \x01 \r\n 🙂 é <p/hidden> <meta charset=x>"
)
FRAGMENTS = st.sampled_from(MARKUP.split(" "))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=40))
def test_any_markup_makes_an_article_whose_zones_fit(parts: list[str]) -> None:
    try:
        incoming = read("".join(parts).encode("utf-8", "surrogatepass"))
    except KnownError:
        return
    ends = [
        0,
        *(end for zone in incoming.zones for end in (zone.span.start, zone.span.end)),
        len(incoming.text),
    ]
    assert ends == sorted(ends)
    assert all(incoming.text[r.offset] == "\ufffd" for r in incoming.replaced)
    incoming.text.encode()


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_page_is_read_or_refused_with_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((PAGES / f"{chance.choice(NAMES)}.html").read_bytes())
    for _ in range(chance.randrange(1, 60)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(200)]
            case 2:
                data[at:at] = data[chance.randrange(len(data)) :][: chance.randrange(300)]
            case _:
                data[at:at] = bytes(chance.randrange(256) for _ in range(5))
    try:
        incoming = read(bytes(data))
    except KnownError as error:
        assert "\n" not in str(error)
    else:
        incoming.text.encode()

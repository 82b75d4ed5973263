"""Bytes become the text their writer saw, or a sentence says why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import UnreadableFile
from annotator.text.decoding import decode
from annotator.text.normalising import normalise

SENTENCES = {
    "cp1252": (
        "The “party’s” café – £5",
        "Zoë’s café",
        "“Don’t”",
        "Perhaps £20 million",
        "It was 20° in the shade",
        "Bürgermeister Müller",
        "La députée a été réélue à l’Assemblée : « c’est très bien », a-t-elle déclaré.",
        "Der Bürgermeister erklärte: „Die Straße wird größer.“",
        "El señor Núñez dijo: «¿Qué pasó?» El año próximo será más difícil.",
        "O João não está em São Paulo",
        "Malmö är en stad i Skåne på västra sidan",
        "Søren bor på Ærø og spiser rødgrød",
        "L’onorevole ha detto che è così, perché la città può",
        "Þetta er á íslensku og ég veit það ekki",
    ),
    "cp1250": (
        "Wicemarszałek sejmiku zrezygnował z członkostwa w partii, „nie podziela już jej wartości”.",
        "Náměstek primátora odstoupil ze strany, řekl v pondělí mluvčí městské rady.",
        "A polgármester kijelentette, hogy a város költségvetése jövőre nő.",
        "Prezydent powiedział że się nie zgadza",
    ),
    "iso8859_2": ("Náměstek primátora odstoupil ze strany, řekl v pondělí mluvčí Šťastný",),
    "cp1251": ("Заместитель главы городского совета вышел из партии.", "Москва", "Он сказал: «Нет»"),
    "koi8_r": ("Заместитель главы городского совета вышел из партии.", "Привет, мир"),
    "cp866": ("Заместитель главы городского совета вышел из партии.",),
    "cp932": ("市議会の副議長が労働党を離党した。", "副議長は「心が重い」と述べた。東京都の発表によると"),
    "euc_jp": ("市議会の副議長が労働党を離党した。東京都の発表によると",),
    "gb18030": ("市议会副主席退出了工党，他说这是一个艰难的决定。", "中国的一个城市"),
    "big5hkscs": ("市議會副主席退出了工黨，他說這是一個艱難的決定。",),
    "cp949": ("시의회 부의장이 노동당을 탈당했다고 말했다.",),
    "mac_roman": (
        "The “party’s” café – he said",
        "“Don’t do it,” he said",
        "La députée a été réélue à l’Assemblée où elle siège",
    ),
    "cp1253": ("Ο αντιδήμαρχος παραιτήθηκε από το κόμμα.",),
    "cp1254": ("Belediye başkan yardımcısı partiden ayrıldığını açıkladı, çünkü değerleri değişti.",),
    "cp1255": ("סגן ראש המועצה התפטר מהמפלגה",),
    "cp1256": ("استقال نائب رئيس المجلس من الحزب",),
    "cp1257": ("Mero pavaduotojas paliko partiją, nes ji nebeatstovauja jo vertybėms, šiandien pranešė",),
    "cp874": ("รองนายกเทศมนตรีลาออกจากพรรค",),
}
CASES = [(codec, sentence) for codec, sentences in SENTENCES.items() for sentence in sentences]


@pytest.mark.parametrize("repeated", [1, 20])
@pytest.mark.parametrize(("codec", "sentence"), CASES)
def test_an_undeclared_encoding_is_guessed_right_and_shown_as_a_guess(
    codec: str, sentence: str, repeated: int
) -> None:
    text = "The council met on Monday.\n" * (repeated - 1) + f"{sentence}\n" * repeated
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert not decoded.certain
    assert all(text.encode(codec).decode(other) for other in decoded.alternatives)
    assert decoded.encoding not in decoded.alternatives


def test_latin_1_with_quotes_of_windows_is_never_read_as_dos() -> None:
    decoded = decode("“It’s £5,” said Zoë – naïve".encode("cp1252"), "a.txt")
    assert (decoded.encoding, decoded.text) == ("cp1252", "“It’s £5,” said Zoë – naïve")


@pytest.mark.parametrize(
    ("mark", "codec", "used"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str, used: str) -> None:
    decoded = decode(mark + "naïve 🙂 текст".encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.certain) == ("naïve 🙂 текст", used, True)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_recognised_by_its_zeros_and_is_a_guess(codec: str) -> None:
    decoded = decode("The council met on Monday – again.".encode(codec), "a.txt")
    assert decoded.text == "The council met on Monday – again."
    assert not decoded.certain


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff")))
def test_utf_8_is_always_read_as_utf_8(text: str) -> None:
    try:
        decoded = decode(text.encode(), "a.txt", declared="iso-8859-1")
    except UnreadableFile:
        assert text.startswith(("%PDF-", "{\\rtf"))
    else:
        assert (decoded.text, decoded.certain) == (text, True)


def test_a_declared_encoding_is_used_and_is_certain() -> None:
    decoded = decode("Москва".encode("koi8-r"), "a.html", declared="KOI8-R")
    assert (decoded.text, decoded.encoding, decoded.certain) == ("Москва", "koi8-r", True)


def test_latin_1_means_what_browsers_mean_by_it() -> None:
    assert decode("“£5”".encode("cp1252"), "a.html", declared="ISO-8859-1").text == "“£5”"


@pytest.mark.parametrize(
    "label", ["utf-8", "utf-7", "base64", "no-such", "\x00", "idna", "unicode_escape", "é"]
)
def test_a_declared_encoding_that_is_none_or_does_not_fit_is_passed_over(label: str) -> None:
    assert decode("Zoë’s café".encode("cp1252"), "a.html", declared=label).text == "Zoë’s café"


def test_the_archivists_choice_beats_everything() -> None:
    data = "é".encode()
    assert decode(data, "a.txt", "latin-1", "utf-8").text == "Ã©"
    assert decode(b"abc", "a.txt", "cp1252").encoding == "cp1252"


@pytest.mark.parametrize(
    "chosen", ["ascii", "utf-8", "utf-16", "shift_jis", "no-such", "base64", "utf-7", "rot13", ""]
)
def test_a_choice_that_cannot_be_is_one_sentence(chosen: str) -> None:
    data = b"caf\xe9\xff"
    if not chosen:
        assert decode(data, "a.txt", chosen).text
        return
    with pytest.raises(UnreadableFile, match=r"^[^\n]+; choose [^\n]+|^There is no encoding called [^\n]+$"):
        decode(data, "a.txt", chosen)


def test_lone_surrogates_in_utf_8_do_not_change_the_encoding() -> None:
    decoded = decode("añb".encode() + b"\xed\xa0\x80c", "a.txt")
    assert decoded.encoding == "utf-8"
    assert normalise(decoded.text).text == "añb\ufffdc"


def test_utf_8_with_a_damaged_byte_stays_utf_8_and_says_so() -> None:
    text = "Die Bürger hören größere Töne, während die Väter über Äpfel, Öl und Übel grübeln. "
    decoded = decode(text.encode() + b"\xc3", "a.txt")
    assert decoded.text.startswith(text)
    assert decoded.remarks == ("1 byte is not UTF-8 and stands as \ufffd in the text.",)
    assert not decoded.certain
    assert normalise(decoded.text).text == text + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        b"\x7fELF\x02\x01\x01\x00",
        b"{\\rtf1\\ansi Hello}",
        bytes(1000),
        bytes(range(256)) * 4,
    ],
)
def test_a_file_that_is_no_text_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^report\.txt (is|holds) [^\n]+\.$"):
        decode(data, "report.txt")


@pytest.mark.parametrize(
    "text", ["", "a", "ID3 is a tag", "BZh is no word", "a\x00b", "\x0cNext page", "II* and MM"]
)
def test_a_short_or_odd_text_is_still_a_text(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "shift_jis", "zzz"]))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes, chosen: str | None) -> None:
    try:
        decoded = decode(data, "a.txt", chosen)
    except UnreadableFile as error:
        assert "\n" not in str(error)
    else:
        normalise(decoded.text).text.encode()  # raises if a lone surrogate is left

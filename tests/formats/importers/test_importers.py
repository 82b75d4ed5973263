"""A file's ending decides who reads it."""

import subprocess
import sys

import pytest

from annotator.formats.importers import IMPORTERS, importer_for
from annotator.model.errors import UnreadableFile


@pytest.mark.parametrize(
    ("file_name", "importer"),
    [
        ("a.txt", "plain-text"),
        ("A.TXT", "plain-text"),
        ("b.tar.html", "web-page"),
        ("c.HTM", "web-page"),
        ("/x.y/d.htm", "web-page"),
        ("e.Docx", "word"),
        ("f.odt", "open-document"),
        ("g.md", "markdown"),
        ("h.eml", "mail"),
        ("i.MHT", "web-page-archive"),
        ("i.PDF", "pdf"),
        ("j.rtf", "rich-text"),
    ],
)
def test_the_ending_is_read_without_regard_to_case(file_name: str, importer: str) -> None:
    assert importer_for(file_name).name == importer


@pytest.mark.parametrize("file_name", ["a.doc", "README", ".txt", "", "a.txt/b"])
def test_other_endings_are_refused_with_the_list_of_those_that_are_read(file_name: str) -> None:
    with pytest.raises(UnreadableFile, match=r"\.txt, \.html, .*\.\w+\), and no file with tags"):
        importer_for(file_name)


def test_no_two_importers_claim_one_ending() -> None:
    endings = [suffix for importer in IMPORTERS for suffix in importer.suffixes]
    assert len(endings) == len(set(endings))


def test_nothing_heavy_is_imported_before_a_file_is_read() -> None:
    script = (
        "import sys, annotator.formats.importers, annotator.recognisers.furniture\n"
        "print([m for m in ('lxml', 'trafilatura', 'charset_normalizer') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )

"""The list of exporters is complete, told apart, and costs a starting window nothing."""

import subprocess
import sys
from pathlib import Path

from annotator.formats import exporters

FOLDER = Path(exporters.__file__).parent


def test_names_are_what_the_command_line_takes() -> None:
    names = [exporter.name for exporter in exporters.EXPORTERS]
    assert names == [
        "tei-standoff",
        "tei-inline",
        "tei-inline-accepted",
        "tei-publisher",
        "tei-anchors",
        "tei-plain",
        "csv",
        "csv-claims",
        "csv-readings",
        "eac-cpf",
        "bagit",
        "jsonl",
        "web-annotation",
        "brat",
        "cas-xmi",
        "cas-json",
        "webanno-tsv",
        "conll",
        "refi-qda",
    ]


def test_every_exporter_says_what_it_means_and_can_check_itself() -> None:
    for exporter in exporters.EXPORTERS:
        assert exporter.label
        assert exporter.description.endswith(".")
        assert exporter.suffix.startswith(".")
        assert exporter.check is not None


def test_listing_exporters_and_naming_the_validator_loads_no_lxml() -> None:
    code = "import annotator.formats.exporters, annotator.formats.tei.validation, sys; sys.exit('lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parents[2], check=False).returncode == 0

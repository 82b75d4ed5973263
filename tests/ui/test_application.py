"""A window opens soon: what it does not need to open is loaded later."""

import subprocess
import sys

LATER = {
    *("lxml", "rdflib", "trafilatura", "charset_normalizer", "tomllib", "calendar", "html", "socket"),
    *("annotator.text.date_phrases", "annotator.text.matching_words", "annotator.text.name_ranking"),
    *("annotator.services.accessioning", "annotator.services.exporting", "annotator.formats"),
    *("annotator.ui.docks.entity_card", "annotator.ui.docks.timeline_view", "annotator.ui.docks.entry_list"),
    *("annotator.ui.dialogs", "annotator.cli"),
}


def test_what_the_start_does_not_need_is_not_loaded() -> None:
    code = "import sys, annotator.__main__, annotator.bootstrap, annotator.ui.desktop; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert LATER.isdisjoint(loaded.stdout.split())

"""Apache Annotator finds every stretch of our Web Annotations, by its position and by its quotation."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.services.sample import make_sample

_MODULES = os.environ.get("ANNOTATOR_NODE_MODULES", "")
pytestmark = pytest.mark.skipif(
    not (_MODULES and shutil.which("node")),
    reason="ANNOTATOR_NODE_MODULES names no folder in which somebody did "
    "npm install @apache-annotator/selector@0.2.0 validate-web-annotation@0.3.0",
)
_SCRIPT = Path(__file__).with_name("web_annotations.mjs")


def test_every_stretch_is_found_behind_characters_of_two_units_too(tmp_path: Path) -> None:
    session = make_sample(create_project, tmp_path / "sample.annotator")
    astral = tmp_path / "astral.txt"
    astral.write_text("😀 e\u0301 𐌰 Mr Khan left.\n😀 Mr Khan stayed.\n", encoding="utf-8")
    (outcome,) = session.accessioning.import_files([astral])
    assert outcome.article is not None
    session.tagging.add(outcome.article.id, "person", [(10, 14), (26, 30)])
    out = tmp_path / "out.jsonld"
    session.exporting.export("web-annotation", out)
    done = subprocess.run(
        ["node", str(_SCRIPT), _MODULES, str(out)], capture_output=True, check=True, text=True
    )
    tags = [tag for article in session.library.articles() for tag in session.library.tags(article.id)]
    stretches = sum(len(tag.target) for tag in tags)
    assert json.loads(done.stdout) == {"byPosition": stretches, "byQuotation": stretches, "valid": len(tags)}
    session.close()

"""Where the shared samples and official schemas lie, beside the checkout."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SAMPLES = SHARED / "samples"
TEI = SHARED / "tei"
ARCHIVAL = SHARED / "archival"

needs_shared = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the shared samples and schemas are not beside this checkout"
)

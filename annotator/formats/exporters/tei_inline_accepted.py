"""The reading copy of what a review accepted: nothing proposed or rejected is in it, nor pointed to."""

from dataclasses import replace

from annotator.formats.exporters import tei_inline

EXPORTER = replace(
    tei_inline.EXPORTER,
    name="tei-inline-accepted",
    label="TEI, reading copy of accepted tags",
    description="For publishing after a review: as the reading copy, with the tags that were accepted and "
    "nothing that leads to any other.",
    accepted_only=True,
)

"""A CAS for each article as JSON, as one archive."""

from typing import BinaryIO

from annotator.formats.cas.json_form import to_json
from annotator.formats.exporters.cas_archive import Form, check_archive, write_archive
from annotator.formats.exporters.exporter import Exporter
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the archive; positions are UTF-16 units."""
    return write_archive(corpus, stream, progress, Form(".json", to_json))


EXPORTER = Exporter(
    name="cas-json",
    label="UIMA CAS JSON (INCEpTION)",
    description="For INCEpTION and for programs of one's own: a file of UIMA CAS JSON 0.4 for each article, with the "
    "types in it, as one zip archive.",
    suffix=".zip",
    write=write,
    check=check_archive,
)

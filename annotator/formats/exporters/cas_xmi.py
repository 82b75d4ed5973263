"""A CAS for each article as XMI, with the type system, as one archive."""

from typing import BinaryIO

from annotator.formats.cas.xmi import to_xmi, type_system_to_xml
from annotator.formats.exporters.cas_archive import Form, check_archive, write_archive
from annotator.formats.exporters.exporter import Exporter
from annotator.model.corpus import Corpus
from annotator.model.loss import Loss
from annotator.model.progress import Progress


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the archive; positions are UTF-16 units."""
    return write_archive(corpus, stream, progress, Form(".xmi", to_xmi, type_system_to_xml))


EXPORTER = Exporter(
    name="cas-xmi",
    label="UIMA CAS XMI (INCEpTION)",
    description="For the annotation tool INCEpTION and other tools of UIMA: an XMI file for each article and the type "
    "system, as one zip archive. In INCEpTION, import TypeSystem.xml as layers first, then the XMI files as documents.",
    suffix=".zip",
    write=write,
    check=check_archive,
)

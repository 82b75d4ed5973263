"""All ways of handing over a corpus; a new one is a file here and an entry in the tuple."""

from annotator.formats.exporters import (
    brat,
    cas_json,
    cas_xmi,
    conll,
    csv_annotations,
    csv_claims,
    csv_readings,
    eac_cpf,
    json_lines,
    refi_qda,
    tei_anchors,
    tei_inline,
    tei_inline_accepted,
    tei_plain,
    tei_publisher,
    tei_standoff,
    web_annotation,
    webanno_tsv,
)
from annotator.formats.exporters.exporter import Exporter

EXPORTERS: tuple[Exporter, ...] = (
    tei_standoff.EXPORTER,
    tei_inline.EXPORTER,
    tei_inline_accepted.EXPORTER,
    tei_publisher.EXPORTER,
    tei_anchors.EXPORTER,
    tei_plain.EXPORTER,
    csv_annotations.EXPORTER,
    csv_claims.EXPORTER,
    csv_readings.EXPORTER,
    json_lines.EXPORTER,
    web_annotation.EXPORTER,
    brat.EXPORTER,
    cas_xmi.EXPORTER,
    cas_json.EXPORTER,
    webanno_tsv.EXPORTER,
    conll.EXPORTER,
    refi_qda.EXPORTER,
    eac_cpf.EXPORTER,
)

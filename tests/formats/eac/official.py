"""The official schemas of EAC-CPF 2.0: RELAX NG and XML Schema in lxml, Schematron in Saxon."""

from functools import cache
from typing import Any

import pytest
from lxml import etree

from tests.formats.tei.official import schematron_findings_in
from tests.shared_material import ARCHIVAL

needs_eac = pytest.mark.skipif(
    not (ARCHIVAL / "eac-cpf-2.rng").is_file(), reason="the schemas of EAC-CPF are not beside this checkout"
)


def faults(documents: list[bytes]) -> list[str]:
    """What the three schemas find in documents."""
    found = []
    for schema in _schemas():
        for content in documents:
            if not schema.validate(etree.fromstring(content)):
                found += [str(error) for error in schema.error_log]
    return found + schematron_findings_in(documents, ARCHIVAL / "eac-cpf-2.sch")


@cache
def _schemas() -> tuple[Any, Any]:
    return (
        etree.RelaxNG(etree.parse(ARCHIVAL / "eac-cpf-2.rng")),
        etree.XMLSchema(etree.parse(ARCHIVAL / "eac-cpf-2.xsd")),
    )

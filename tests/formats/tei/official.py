"""The official validators: tei_all in jing and in lxml, and its Schematron rules in Saxon."""

import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.shared_material import TEI

SCHEMA = TEI / "tei_all.rng"
SCHEMATRON = TEI / "tei_all.sch"

needs_tei_all = pytest.mark.skipif(not SCHEMA.is_file(), reason="tei_all.rng is not beside this checkout")
needs_jing = pytest.mark.skipif(
    shutil.which("jing") is None, reason="jing is not installed (apt-get install jing)"
)

_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSL = "http://www.w3.org/1999/XSL/Transform"


def jing_errors(files: Iterable[Path], schema: Path = SCHEMA) -> list[str]:
    """What jing says of files, all in one run of it."""
    names = [str(file) for file in files]
    run = subprocess.run(["jing", str(schema), *names], capture_output=True, text=True, check=False)
    errors = [line for line in run.stdout.splitlines() if ": error:" in line or ": fatal:" in line]
    assert errors or run.returncode == 0, run.stderr
    return errors


@cache
def tei_all() -> Any:
    """The schema compiled by lxml, which takes some ten seconds."""
    return etree.RelaxNG(etree.parse(SCHEMA))


def schematron_findings(files: Iterable[Path]) -> list[str]:
    """What the Schematron rules of tei_all find in files, the nonfatal ones included."""
    saxon = pytest.importorskip("saxonche", reason="saxonche is not installed")
    findings = []
    with saxon.PySaxonProcessor(license=False) as processor:
        rules = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=_stylesheet())
        for file in files:
            found = rules.transform_to_string(source_file=str(file)) or ""
            findings += [f"{file.name}: {line}" for line in found.splitlines() if line]
    return findings


def schematron_findings_in(documents: Iterable[bytes], schematron: Path) -> list[str]:
    """What the rules of another Schematron find in documents."""
    saxon = pytest.importorskip("saxonche", reason="saxonche is not installed")
    findings: list[str] = []
    with saxon.PySaxonProcessor(license=False) as processor:
        rules = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=_stylesheet(schematron))
        for document in documents:
            node = processor.parse_xml(xml_text=document.decode())
            findings += (rules.transform_to_string(xdm_node=node) or "").splitlines()
    return [line for line in findings if line]


def _stylesheet(schematron: Path = SCHEMATRON) -> str:
    """Schematron as XSLT: a mode for each pattern, in which the first rule that matches a node has its say."""
    schema: Any = etree.parse(schematron).getroot()
    # some rules use types of XML Schema and forget to say what their prefix means
    names = {"xs": "http://www.w3.org/2001/XMLSchema", "xsl": _XSL}
    names |= {one.get("prefix"): one.get("uri") for one in schema.iter(f"{_SCH}ns")}
    sheet = etree.Element(
        f"{{{_XSL}}}stylesheet", {"version": "3.0", "exclude-result-prefixes": "#all"}, nsmap=names
    )
    etree.SubElement(sheet, f"{{{_XSL}}}output", method="text")
    # as the reference implementation has it, what one pattern declares is known to all
    for let in schema.xpath("//*[local-name() = 'let'][not(parent::*[local-name() = 'rule'])]"):
        etree.SubElement(sheet, f"{{{_XSL}}}variable", name=let.get("name"), select=let.get("value"))
    start = etree.SubElement(sheet, f"{{{_XSL}}}template", match="/")
    for place, pattern in enumerate(schema.iter(f"{_SCH}pattern")):
        mode = f"pattern{place}"
        etree.SubElement(sheet, f"{{{_XSL}}}mode", {"name": mode, "on-no-match": "shallow-skip"})
        etree.SubElement(start, f"{{{_XSL}}}apply-templates", select=".", mode=mode)
        rules = pattern.findall(f"{_SCH}rule")
        for order, rule in enumerate(rules):
            _rule(sheet, rule, mode, len(rules) - order)
    return etree.tostring(sheet, encoding="unicode")


def _rule(sheet: Any, rule: Any, mode: str, priority: int) -> None:
    attributes = {"match": rule.get("context"), "mode": mode, "priority": str(priority)}
    template = etree.SubElement(sheet, f"{{{_XSL}}}template", attributes)
    for part in rule:
        if part.tag == f"{_SCH}let":
            etree.SubElement(template, f"{{{_XSL}}}variable", name=part.get("name"), select=part.get("value"))
        elif part.tag in (f"{_SCH}assert", f"{_SCH}report"):
            test = part.get("test") if part.tag == f"{_SCH}report" else f"not({part.get('test')})"
            found = etree.SubElement(template, f"{{{_XSL}}}if", test=test)
            etree.SubElement(found, f"{{{_XSL}}}value-of", select="name()")
            words = etree.SubElement(found, f"{{{_XSL}}}text")
            words.text = ": " + " ".join("".join(part.itertext()).split()) + "\n"
    etree.SubElement(template, f"{{{_XSL}}}apply-templates", select="@*|node()", mode=mode)

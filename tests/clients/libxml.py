"""The programs of libxml2 and libxslt: xmllint indents, xsltproc counts with XSLT 1.0."""

from tests.clients.basex import LOSSLESS
from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, debian, output
from tests.clients.sample import Sample

_COUNTING = """
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:template match="/">
  <xsl:for-each select="//t:body//*[starts-with(@ana, '#tag.')][not(@prev)] | //t:annotation | //t:span[not(@prev)]">
    <xsl:value-of select="substring-before(concat(substring-after(@ana, '#tag.'), ' '), ' ')"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:for-each>
  <xsl:for-each select="//t:body">
    <xsl:text>\ue000</xsl:text>
    <xsl:value-of select="."/>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>
"""


def _indents(sample: Sample, _workshop: Workshop) -> list[Read]:
    return [
        Read(
            f"{flavour}, indented by --format",
            right=sample.comes_back(flavour, output(["xmllint", "--format", str(sample.file(flavour))])),
            remark="comes back whole",
        )
        for flavour in LOSSLESS
    ]


def _counts(sample: Sample, workshop: Workshop) -> list[Read]:
    sheet = workshop.folder / "counting.xsl"
    sheet.write_text(_COUNTING, encoding="utf-8")
    found = []
    for flavour in LOSSLESS:
        told = output(["xsltproc", "--nonet", str(sheet), str(sample.file(flavour))]).decode("utf-8")
        types, *texts = told.split("\ue000")
        names = types.split()
        found.append(Read(f"{flavour}, by XSLT 1.0", texts, {name: names.count(name) for name in names}))
    return found


XMLLINT = Client(
    "xmllint",
    "Debian: libxml2-utils",
    lambda _workshop: debian("xmllint", "libxml2-utils"),
    _indents,
    quick=True,
)
XSLTPROC = Client("xsltproc", "Debian: xsltproc", lambda _workshop: debian("xsltproc", "xsltproc"), _counts)

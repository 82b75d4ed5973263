"""SaxonC-HE: XSLT 3 that counts, and indenting that costs nothing."""

import json
from typing import Any

from tests.clients.basex import LOSSLESS
from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, library
from tests.clients.sample import Sample

_HEAD = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xmlns:map="http://www.w3.org/2005/xpath-functions/map" xpath-default-namespace="http://www.tei-c.org/ns/1.0">'
)
_COUNTING = (
    _HEAD
    + """
<xsl:output method="json"/>
<xsl:template match="/">
  <xsl:map>
    <xsl:map-entry key="'texts'" select="array { //body/string() }"/>
    <xsl:map-entry key="'tags'">
      <xsl:map>
        <xsl:for-each-group select="//(body//* | annotation | span)[not(@prev)][starts-with(@ana, '#tag.')]"
                            group-by="substring-after(tokenize(@ana)[1], '#tag.')">
          <xsl:map-entry key="current-grouping-key()" select="count(current-group())"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:map-entry>
  </xsl:map>
</xsl:template>
</xsl:stylesheet>
"""
)
_INDENTING = _HEAD + '<xsl:output indent="yes"/><xsl:mode on-no-match="shallow-copy"/></xsl:stylesheet>'


def _reads(sample: Sample, _workshop: Workshop) -> list[Read]:
    import saxonche

    found = []
    with saxonche.PySaxonProcessor(license=False) as processor:
        compiler = processor.new_xslt30_processor()
        counting, indenting = (
            compiler.compile_stylesheet(stylesheet_text=one) for one in (_COUNTING, _INDENTING)
        )
        for flavour in LOSSLESS:
            path = str(sample.file(flavour))
            told: dict[str, Any] = json.loads(counting.transform_to_string(source_file=path))
            indented = str(indenting.transform_to_string(source_file=path)).encode("utf-8")
            found.append(
                Read(
                    f"{flavour}, counted by XSLT 3, then indented",
                    told["texts"],
                    told["tags"],
                    right=sample.comes_back(flavour, indented),
                    remark="comes back whole",
                )
            )
    return found


SAXON = Client("SaxonC-HE", "PyPI: saxonche", lambda _workshop: library("saxonche"), _reads, quick=True)

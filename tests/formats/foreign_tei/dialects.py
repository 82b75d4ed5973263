"""Files as other programs write them: CATMA, Recogito Studio, and the debates of a parliament."""

from tests.formats.foreign_tei.material import NAMESPACE, tei

PARLIAMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<teiCorpus xmlns="{NAMESPACE}" xml:id="Parl-XX" xml:lang="en">
  <teiHeader><fileDesc><titleStmt><title>Corpus</title></titleStmt></fileDesc><profileDesc><particDesc>
    <listOrg><org xml:id="party.A" role="politicalParty"><orgName full="yes">Party A</orgName><orgName full="abb">PA</orgName></org></listOrg>
    <listPerson><person xml:id="JaneDoe"><persName><surname>Doe</surname><forename>Jane</forename></persName><sex value="F"/>
      <affiliation ref="#party.A" role="member" from="2015-05-07"/></person></listPerson></particDesc></profileDesc></teiHeader>
  <TEI xml:id="Parl-XX_2020-01-01" xml:lang="en" ana="#parla.sitting">
    <teiHeader><fileDesc><titleStmt><title type="main">Sitting of 1 January</title><title type="sub">Minutes</title></titleStmt>
      <publicationStmt><publisher><orgName>A research infrastructure</orgName></publisher><date when="2024-01-23"/></publicationStmt>
      <sourceDesc><bibl><title>Record</title><idno type="URI">https://example.org/record</idno><date when="2020-01-01"/></bibl></sourceDesc></fileDesc></teiHeader>
    <text ana="#reference"><body><div type="debateSection"><head>A question</head>
      <note type="speaker">Jane Doe</note>
      <u xml:id="u1" who="#JaneDoe" ana="#regular"><seg xml:id="seg1"><s xml:id="s1">
        <w xml:id="w1" lemma="the" msd="UPosTag=DET" pos="DT">The</w>
        <name type="ORG">
          <w xml:id="w2" lemma="House" pos="NNP">House</w>
        </name>
        <w xml:id="w3" lemma="do" join="right">does<w norm="do"/></w>
        <w xml:id="w4" lemma="not">n't</w>
        <w xml:id="w5" lemma="sit" join="right">sit</w>
        <pc xml:id="w6">.</pc>
        <linkGrp targFunc="head argument" type="UD-SYN"><link ana="ud-syn:det" target="#w2 #w1"/></linkGrp>
      </s></seg>
      <vocal type="interruption"><desc>Hear, hear</desc></vocal>
      <seg xml:id="seg2"><s><w join="right">No</w><pc>!</pc></s></seg></u>
      <gap reason="editorial"><desc>SAMPLING</desc></gap></div></body></text>
  </TEI>
</teiCorpus>
""".encode()


TEXT = "Mr Khan 😀 left.\r\nHe said so.\r\n"
_TAGS = (
    "<fileDesc><titleStmt><title>my tags</title><author>anna</author></titleStmt><publicationStmt><publisher>anna</publisher></publicationStmt>"
    "<sourceDesc><p>Luton</p><ab><fs xml:id='CATMA_TECH_DESC'><f name='version'><string>5</string></f></fs></ab></sourceDesc></fileDesc>"
    "<encodingDesc><fsdDecl xml:id='CATMA_SET' n='People 2016-10-10T17:08:07.000+0200'>"
    "<fsDecl xml:id='CATMA_PERSON' n='2016-10-10T17:08:07.000+0200' type='CATMA_PERSON'><fsDescr>Person</fsDescr></fsDecl>"
    "<fsDecl xml:id='CATMA_OFFICIAL' type='CATMA_OFFICIAL' baseTypes='CATMA_PERSON'><fsDescr>Official</fsDescr>"
    "<fDecl xml:id='CATMA_P1' name='rank'><vRange><vColl><string>high</string></vColl></vRange></fDecl></fsDecl></fsdDecl></encodingDesc>"
)


def _pointer(start: int, end: int) -> str:
    return f"<ptr target='catma://CATMA_DOC#char={start},{end}' type='inclusion'/>"


def catma(pieces: str) -> bytes:
    """Tags of CATMA; `pieces` are the places in the text beside the file."""
    instances = (
        "<fs xml:id='CATMA_A' type='CATMA_OFFICIAL'><f name='catma_displaycolor'><string>-13369345</string></f>"
        "<f name='catma_markupauthor'><string>anna</string></f>"
        "<f name='catma_markuptimestamp'><string>2016-10-10T17:08:07.000+0200</string></f>"
        "<f name='rank'><vRange><vColl><string>high</string><string>old</string></vColl></vRange></f></fs>"
        "<fs xml:id='CATMA_B' type='CATMA_PERSON'/>"
    )
    whole = tei(f"<ab type='catma'>{pieces}</ab>", header=_TAGS).decode()
    return whole.replace("</body>", f"</body>{instances}").encode()


PIECES = (
    f"{_pointer(0, 3)}<seg ana='#CATMA_A'>{_pointer(3, 8)}</seg><seg ana='#CATMA_A #CATMA_B'>{_pointer(8, 10)}</seg>"
    f"{_pointer(10, 18)}<seg ana='#CATMA_B'>{_pointer(18, 20)}</seg>{_pointer(20, 31)}"
)


_ANNA, _BEN = "7f0c", "19ab"
TAXONOMY = (
    "<fileDesc><titleStmt><title>A</title></titleStmt></fileDesc><encodingDesc><classDecl><taxonomy xml:id='t'>"
    "<category xml:id='person'><catDesc>Person</catDesc></category><category xml:id='office'><catDesc>Office</catDesc></category>"
    "</taxonomy></classDecl></encodingDesc>"
)
BODY = "\n  <div>\n    <head>Luton 🏛 news</head>\n    <p xml:id='p1'>Mr <hi>Aslam\n   Khan</hi> has\n   left.</p>\n    <p>Nobody else.</p>\n  </div>\n"


def annotation(identifier: str, target: str, tags: str = "", note: str = "") -> str:
    """One annotation by two people; `tags` are its terms."""
    pointed = f' target="{target}"' if target else ""
    return (
        f"<annotation xml:id='uid-{identifier}'{pointed}><revisionDesc>"
        f"<change status='created' when='2026-05-04T10:20:30.123Z' who='#uid-{_ANNA}'/>"
        f"<change status='modified' when='2026-05-05T10:20:30.123Z' who='#uid-{_BEN}'/></revisionDesc>"
        + (f"<note resp='#uid-{_BEN}'>{note}</note>" if note else "")
        + (f"<rs ana='{tags}'/>" if tags else "")
        + f"<respStmt xml:id='uid-{_ANNA}'><name>Anna Example</name></respStmt>"
        f"<respStmt xml:id='uid-{_BEN}'><name>Ben Example</name></respStmt></annotation>"
    )


def recogito(*annotations: str) -> bytes:
    """A file of Recogito Studio with these annotations."""
    beside = f"<standOff type='recogito_studio_annotations'><listAnnotation>{''.join(annotations)}</listAnnotation></standOff>"
    return tei(BODY, header=TAXONOMY, beside=beside)

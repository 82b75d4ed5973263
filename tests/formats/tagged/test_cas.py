"""CAS of other tools, written by DKPro's own writer in the layers of INCEpTION."""

import io
import random
import zipfile
from typing import Any

import cassis
import pytest
from cassis.typesystem import TYPE_NAME_ANNOTATION, TYPE_NAME_FS_ARRAY, TYPE_NAME_STRING, TYPE_NAME_TOP

from annotator.formats.tagged import tagged_format_of
from annotator.formats.tagged.cas import CAS
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundFile, FoundTag
from annotator.model.progress import silent
from annotator.model.record import Identifier

TEXT = "😀 Aslam Khan leads\r\nLuton Council.\r\n"
NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
INTEGER = "uima.cas.Integer"


def written() -> Any:
    """What somebody tagged: named entities, a layer with slots, a relation, a direct pointer, an empty annotation."""
    types = cassis.TypeSystem()
    entity = types.create_type(NAMED_ENTITY, TYPE_NAME_ANNOTATION)
    types.create_feature(entity, "value", TYPE_NAME_STRING)
    types.create_feature(entity, "identifier", TYPE_NAME_STRING)
    token = types.create_type(TOKEN, TYPE_NAME_ANNOTATION)
    link = types.create_type("webanno.custom.EventRolesLink", TYPE_NAME_TOP)
    types.create_feature(link, "role", TYPE_NAME_STRING)
    types.create_feature(link, "target", TYPE_NAME_ANNOTATION)
    event = types.create_type("webanno.custom.Event", TYPE_NAME_ANNOTATION)
    types.create_feature(event, "tense", TYPE_NAME_STRING)
    types.create_feature(event, "count", INTEGER)
    types.create_feature(event, "roles", TYPE_NAME_FS_ARRAY, elementType="webanno.custom.EventRolesLink")
    types.create_feature(event, "after", "webanno.custom.Event")
    relation = types.create_type("webanno.custom.MemberOf", TYPE_NAME_ANNOTATION)
    types.create_feature(relation, "Governor", TYPE_NAME_ANNOTATION)
    types.create_feature(relation, "Dependent", TYPE_NAME_ANNOTATION)
    types.create_feature(relation, "value", TYPE_NAME_STRING)
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text/plain"
    khan = entity(begin=2, end=12, value="PER", identifier="http://www.wikidata.org/entity/Q42")
    luton = entity(begin=20, end=33, value="ORG")
    leads = event(begin=13, end=18, tense="present", count=1)
    later = event(begin=20, end=25, after=leads)
    array = types.get_type(TYPE_NAME_FS_ARRAY)
    leads.roles = array(elements=[link(role="agent", target=khan), link(role="body", target=luton)])
    member = relation(begin=20, end=33, Governor=khan, Dependent=luton, value="member")
    cas.add_all([token(begin=2, end=7), khan, luton, leads, later, member, event(begin=3, end=3)])
    return cas


def as_json(cas: Any) -> bytes:
    """By DKPro's writer."""
    return str(cas.to_json()).encode()


def as_files(cas: Any) -> dict[str, bytes]:
    """As INCEpTION packs an XMI."""
    return {"report.xmi": str(cas.to_xmi()).encode(), "TypeSystem.xml": str(cas.typesystem.to_xml()).encode()}


def packed(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def nothing(_name: str) -> None:
    """No file lies beside."""


def forms() -> dict[str, FoundFile]:
    """The same annotations, read from each form."""
    files, json_bytes = as_files(written()), as_json(written())
    return {
        "xmi": CAS.read(files["report.xmi"], "report.xmi", files.get, silent),
        "zip": CAS.read(packed(files), "report.zip", nothing, silent),
        "json": CAS.read(json_bytes, "report.json", nothing, silent),
    }


@pytest.mark.parametrize("form", ["xmi", "zip", "json"])
def test_layers_features_links_and_relations_are_read(form: str) -> None:
    found = forms()[form]
    assert not found.ours
    (document,) = found.documents
    assert document.incoming
    text = document.incoming.text
    assert text == TEXT.replace("\r\n", "\n")
    assert document.incoming.metadata.title == "report"
    tags: dict[tuple[str, str], FoundTag] = {
        (tag.kind, text[tag.target[0].start : tag.target[0].end]): tag for tag in document.tags
    }
    assert set(tags) == {
        ("NamedEntity value=PER", "Aslam Khan"),
        ("NamedEntity value=ORG", "Luton Council"),
        ("Event", "leads"),
        ("Event", "Luton"),
    }
    khan, luton = tags["NamedEntity value=PER", "Aslam Khan"], tags["NamedEntity value=ORG", "Luton Council"]
    leads = tags["Event", "leads"]
    assert leads.values == {"tense": "present", "count": "1"}
    assert leads.tags == {"agent": khan.id, "body": luton.id}
    assert tags["Event", "Luton"].tags == {"after": leads.id}
    assert khan.tags == {"member": luton.id}
    assert khan.entries == {"identifier": "http://www.wikidata.org/entity/Q42"}
    (entry,) = found.entries
    assert (entry.kind, entry.name, entry.identifiers) == (
        "person",
        "Aslam Khan",
        (Identifier("Wikidata", "Q42"),),
    )
    assert [loss.sentence for loss in found.losses] == ["annotations that hold no text: 1"]


def test_files_are_known_by_what_is_in_them() -> None:
    files = as_files(written())
    assert tagged_format_of(files["report.xmi"], "a.xmi") is CAS
    assert tagged_format_of(packed(files), "a.zip") is CAS
    assert tagged_format_of(packed({"a.json": as_json(written())}), "a.zip") is CAS
    assert tagged_format_of(as_json(written()), "a.json") is CAS
    assert tagged_format_of(b'{"a": 1}', "a.json") is not CAS
    assert tagged_format_of(packed({"a.txt": b""}), "a.zip") is not CAS


def test_a_type_system_that_is_missing_is_asked_for() -> None:
    with pytest.raises(UnreadableFile, match=r"TypeSystem\.xml"):
        CAS.read(as_files(written())["report.xmi"], "report.xmi", nothing, silent)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xmi", b"<a/>", "no XMI"),
        ("a.xmi", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        ("a.xmi", b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>', "no text"),
        ("a.json", b'{"%FEATURE_STRUCTURES": []}', "no text"),
        ("a.json", b"[]", "no CAS"),
    ],
)
def test_what_is_no_cas_is_refused(name: str, data: bytes, said: str) -> None:
    beside = {"TypeSystem.xml": as_files(written())["TypeSystem.xml"]}
    with pytest.raises(UnreadableFile, match=said):
        CAS.read(data, name, beside.get, silent)


@pytest.mark.parametrize("form", ["xmi", "types", "json"])
def test_a_damaged_file_gives_tags_or_one_sentence(form: str) -> None:
    chance = random.Random(7)
    files, json_bytes = as_files(written()), as_json(written())
    sound = {"xmi": files["report.xmi"], "types": files["TypeSystem.xml"], "json": json_bytes}[form]
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'0189 "<>:{}[],-a\xff')
        if chance.random() < 0.1:
            del data[chance.randrange(len(data)) :]
        beside = {"TypeSystem.xml": bytes(data) if form == "types" else files["TypeSystem.xml"]}
        name = "d.json" if form == "json" else "d.xmi"
        try:
            found = CAS.read(
                files["report.xmi"] if form == "types" else bytes(data), name, beside.get, silent
            )
        except UnreadableFile as error:
            assert str(error).endswith(".")
        else:
            for document in found.documents:
                assert document.incoming
                length = len(document.incoming.text)
                assert all(span.end <= length for tag in document.tags for span in tag.target)

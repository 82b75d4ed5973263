"""Which types and features a project is written with: a layer for each tag type, and what INCEpTION needs."""

from collections.abc import Iterable

from annotator.formats.cas.names import OWN, PACKAGE, feature_name, type_name
from annotator.formats.cas.structures import ANNOTATION, FS_ARRAY, TOP, Feature, Type
from annotator.model.tag_type import TagType

LINK = f"{PACKAGE}AnnotatorLink"
"""Leads from a tag to another: the way in which INCEpTION links annotations."""
ZONE = f"{PACKAGE}AnnotatorFurniture"
ARTICLE = f"{PACKAGE}AnnotatorArticle"
"""Says which article the text is; a layer of the document as a whole."""
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"

ID, PART, BY, AT = f"{OWN}Id", f"{OWN}Part", f"{OWN}By", f"{OWN}At"
CERTAINTY, NOTE, OTHER = f"{OWN}Certainty", f"{OWN}Note", f"{OWN}Other"
OF_TAG = (ID, PART, BY, AT, CERTAINTY, NOTE, OTHER)
"""What every tag says beside its values; PART numbers the further stretches of one tag, from 2."""
TAGS = f"{OWN}Tags"
"""Tags to which a tag leads, each in the role of its field; WebAnno TSV takes no _ in such a name."""
RECORD, KIND = f"{OWN}Record_", f"{OWN}Kind_"
"""Before the feature of a field that links to the register: id and kind of the entry."""
OF_ARTICLE = (
    *("articleId", "title", "publisher", "author", "published", "url", "language", "accession", "accessed"),
    "register",
)
"""`register` holds the entries to which the tags lead, as JSON."""

_BUILT_IN = (
    Type(
        DOCUMENT,
        "uima.tcas.DocumentAnnotation",
        tuple(
            Feature(name)
            for name in ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
        ),
    ),
    Type(SENTENCE, ANNOTATION, (Feature("id"),)),
    Type(TOKEN, ANNOTATION, (Feature("id"),)),
)
_OF_EVERY_TAG = (*map(Feature, OF_TAG), Feature(TAGS, FS_ARRAY, LINK))


def type_system(tag_types: Iterable[TagType], further: Iterable[str] = ()) -> tuple[Type, ...]:
    """The types, by name; `further` names tag types that nobody declares any more."""
    layers = {tag_type.name: _layer(tag_type) for tag_type in tag_types}
    for name in further:
        layers.setdefault(name, Type(type_name(name), ANNOTATION, _OF_EVERY_TAG))
    own = (
        Type(LINK, TOP, (Feature("role"), Feature("target", ANNOTATION))),
        Type(ZONE, ANNOTATION, (Feature("kind"), Feature("rule"))),
        Type(ARTICLE, "uima.cas.AnnotationBase", tuple(map(Feature, OF_ARTICLE))),
    )
    return tuple(sorted((*_BUILT_IN, *own, *layers.values()), key=lambda one: one.name))


def _layer(tag_type: TagType) -> Type:
    features = [*_OF_EVERY_TAG]
    for field in tag_type.fields:
        name = feature_name(field.name)
        features.append(Feature(name))
        if field.is_link:
            features += [Feature(RECORD + name), Feature(KIND + name)]
    description = " ".join((tag_type.definition or tag_type.label).split())
    return Type(type_name(tag_type.name), ANNOTATION, tuple(features), description)

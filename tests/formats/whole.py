"""Articles as a project has them, for formats that hold all of one."""

from dataclasses import replace

from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle


def owned(source: AnnotatedArticle) -> AnnotatedArticle:
    """An article whose tags, furniture and comments know that they are its own; no text of a project has CR."""
    name = source.article.id
    return replace(
        source,
        annotations=tuple(replace(one, article=name) for one in source.annotations),
        zones=tuple(replace(one, article=name) for one in source.zones),
        comments=tuple(replace(one, article=name) for one in source.comments),
        reviews=tuple(replace(one, article=name) for one in source.reviews),
        stages=tuple(replace(one, article=name) for one in source.stages),
    )


def without_records(tag: Annotation) -> Annotation:
    """A tag that leads to no entry of the register."""
    return replace(tag, links={})

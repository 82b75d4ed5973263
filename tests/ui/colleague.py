"""A colleague with a project of their own, who works and hands over real bundles."""

from dataclasses import replace
from pathlib import Path

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.services.session import Session


class Colleague:
    """Has what the first project handed over when the work began."""

    def __init__(self, begun: Session, folder: Path, name: str = "Ben") -> None:
        self.folder = folder
        self.session = create_project(folder / f"{name}.annotator", by=name)
        bundle = folder / f"work-for-{name}.zip"
        begun.exchanging.bundle(bundle, "work", recipient=name)
        self.session.exchanging.take_in(self.session.exchanging.look(bundle))

    def tag(self, words: str, kind: str = "person") -> Annotation:
        """Tag the first place where some words stand."""
        library = self.session.library
        places = ((one.id, library.text(one.id).find(words)) for one in library.articles())
        article, start = next((article, start) for article, start in places if start >= 0)
        return self.session.tagging.add(article, kind, [(start, start + len(words))])

    def add_article(self, name: str, text: str) -> str:
        """Take an article in that the first project does not have; returns its id."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return self.session.accessioning.accession(self.session.accessioning.prepare(path)).id

    def define_type(self, name: str, label: str, key: str) -> None:
        """Tag with a type that the first project does not know."""
        place = self.session.tag_set.type("place")
        self.session.tag_set.define(replace(place, name=name, label=label, key=key))

    def hand_in(
        self, name: str = "hand-in.zip", kind: str = "hand-in", *, texts: bool = True, originals: bool = False
    ) -> Path:
        """Write a bundle and return where it lies."""
        path = self.folder / name
        self.session.exchanging.bundle(path, kind, recipient="Anna", texts=texts, originals=originals)
        return path

"""Asks for projects, files and folders with the system's own dialogs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIX = ".annotator"


class FileDialogs:
    """Each question returns nothing when it is cancelled."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        self._parent = parent
        self._folder = folder

    def new_project(self) -> Path | None:
        """Where a new project shall lie; its name ends as projects do."""
        name, _ = QFileDialog.getSaveFileName(
            self._parent, _tr("New project"), str(self._folder / f"Project{SUFFIX}"), self._projects()
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def project(self) -> Path | None:
        """A project to open."""
        return self._one(_tr("Open project"), self._projects())

    def files(self, suffixes: Sequence[str]) -> list[Path]:
        """Files to import."""
        endings = " ".join(f"*{suffix}" for suffix in suffixes)
        names, _ = QFileDialog.getOpenFileNames(
            self._parent, _tr("Import files"), str(self._folder), _tr("Articles (%s)") % endings
        )
        return [Path(name) for name in names]

    def tei_file(self) -> Path | None:
        """A TEI file to check."""
        return self._one(_tr("Check a TEI file"), _tr("TEI files (*.xml *.tei)"))

    def tei_files(self) -> list[Path]:
        """TEI files to check by a schema."""
        names, _ = QFileDialog.getOpenFileNames(
            self._parent, _tr("Check TEI files"), str(self._folder), _tr("TEI files (*.xml *.tei)")
        )
        return [Path(name) for name in names]

    def schema(self) -> Path | None:
        """A RELAX NG schema to check by."""
        return self._one(_tr("Schema to check by"), _tr("RELAX NG schemas (*.rng)"))

    def bag(self) -> Path | None:
        """A bag to verify: an archive, or the folder that holds the `bagit.txt` chosen."""
        found = self._one(_tr("Verify a bag"), _tr("Bags (*.zip bagit.txt)"))
        return found.parent if found is not None and found.name == "bagit.txt" else found

    def register_file(self, suffixes: Sequence[str]) -> Path | None:
        """A file of names."""
        endings = " ".join(f"*{suffix}" for suffix in suffixes)
        return self._one(_tr("Import into the register"), _tr("Files of names (%s)") % endings)

    def register_target(self, formats: Sequence[tuple[str, str, Sequence[str]]]) -> Path | None:
        """Where the register shall be written; the kind of file chosen decides how its name ends."""
        kinds = {f"{label} (*{endings[0]})": endings for _name, label, endings in formats}
        name, kind = QFileDialog.getSaveFileName(
            self._parent, _tr("Export the register"), str(self._folder / "register"), ";;".join(kinds)
        )
        if not name:
            return None
        path = Path(name)
        known = {ending for endings in kinds.values() for ending in endings}
        return path if path.suffix.lower() in known else path.with_name(path.name + kinds[kind][0])

    def vocabulary(self, suffixes: Sequence[str]) -> Path | None:
        """A vocabulary in SKOS."""
        endings = " ".join(f"*{suffix}" for suffix in suffixes)
        return self._one(_tr("Import a vocabulary"), _tr("SKOS vocabularies (%s)") % endings)

    def tag_type(self) -> Path | None:
        """A file that describes a tag type."""
        return self._one(_tr("Add a tag type"), _tr("Tag types (*.toml)"))

    def bundles(self) -> list[Path]:
        """Bundles of colleagues."""
        names, _ = QFileDialog.getOpenFileNames(
            self._parent, _tr("Take in bundles"), str(self._folder), _tr("Bundles (*.zip)")
        )
        return [Path(name) for name in names]

    def bundle_target(self, suggested: str) -> Path | None:
        """Where a bundle shall lie; its name ends as bundles do."""
        name, _ = QFileDialog.getSaveFileName(
            self._parent, _tr("Save the bundle"), str(self._folder / suggested), _tr("Bundles (*.zip)")
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")

    def shared_folder(self) -> Path | None:
        """A folder that colleagues read too."""
        name = QFileDialog.getExistingDirectory(
            self._parent, _tr("Folder that colleagues share"), str(self._folder)
        )
        return Path(name) if name else None

    def agreement_target(self) -> Path | None:
        """Where a report of agreement shall lie; the kind of file chosen decides how its name ends."""
        kinds = {_tr("Page for the browser (*.html)"): ".html", _tr("Table (*.csv)"): ".csv"}
        name, kind = QFileDialog.getSaveFileName(
            self._parent, _tr("Save the report"), str(self._folder / "agreement"), ";;".join(kinds)
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() in kinds.values() else path.with_name(path.name + kinds[kind])

    def _one(self, title: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(self._folder), kinds)
        return Path(name) if name else None

    def folder(self) -> list[Path]:
        """A folder to import."""
        name = QFileDialog.getExistingDirectory(self._parent, _tr("Import folder"), str(self._folder))
        return [Path(name)] if name else []

    def _projects(self) -> str:
        return _tr("Annotator projects (*%s)") % SUFFIX


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileDialogs", text)

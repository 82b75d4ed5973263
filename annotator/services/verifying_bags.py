"""Verifying bags: whether a deposit of BagIt holds all that was packed, and every byte of it as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.model.errors import NotFound, UnreadableFile
from annotator.model.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class BagVerdict:
    """What is to be said of a bag."""

    path: Path
    findings: tuple[str, ...]
    """One sentence for each file that is missing, not listed or not as it was packed; empty when all is well."""
    files: int = 0
    bytes: int = 0
    """Of the payload, as far as it could be read."""
    packed: str = ""
    """The day on which it was packed, as it says."""

    @property
    def sound(self) -> bool:
        """Whether the bag is whole."""
        return not self.findings


def verify_bag(path: Path, progress: Progress = silent) -> BagVerdict:
    """Read all of a bag, in a zip archive or a folder, and hold it against its lists; may run in any thread.

    Memory does not grow with its files. Raises NotFound.
    """
    if not path.exists():
        raise NotFound(f"There is no file or folder {path}; check its name.")
    progress(0, 1, path.name)
    # lists of files are read when a bag is first verified
    from annotator.formats.bagit.bag_reader import ANY_SIZE, Bag, open_bag

    def verified(bag: Bag) -> Iterator[tuple[int, str]]:
        """(bytes, sentence where it is not whole) of each file of the payload."""
        for done, file in enumerate(bag.paths, start=1):
            try:
                yield bag.size(file), ""
            except UnreadableFile as error:
                yield 0, str(error)
            progress(done, len(bag.paths), file)

    try:
        with open_bag(path, path.name, ANY_SIZE) as bag:
            seen = list(verified(bag))
            findings = [sentence for _size, sentence in seen if sentence]
            size = sum(octets for octets, _sentence in seen)
            if not findings and not bag.is_size(size):
                said = bag.value("Payload-Oxum").partition(".")[0]
                findings = [
                    f"{path.name} holds {size} bytes and says it holds {said}; ask for the bag again."
                ]
            return BagVerdict(path, tuple(findings), len(seen), size, bag.value("Bagging-Date"))
    except UnreadableFile as error:
        return BagVerdict(path, (str(error),))

"""What a client is, what it read, and how that compares with what the project holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.clients.installing import Failed, NotInstalled, Workshop
from tests.clients.sample import Sample


@dataclass(frozen=True, slots=True)
class Read:
    """What a client found in one of our files; what it does not tell stays None."""

    what: str
    """The format, and what the client did with it."""
    texts: Sequence[str] | None = None
    """The text of each article, in order."""
    tags: Mapping[str, int] | None = None
    """How many tags of each type."""
    words: Mapping[str, str] | None = None
    """The words of each tag, by its id."""
    right: bool | None = None
    """What else was to be shown: that a validator is content, that the same bytes came back."""
    spaces: bool = True
    """Whether the client tells white space as it is."""
    accepted: bool = False
    """Whether only tags that a review accepted were to be found."""
    of: Sequence[int] = ()
    """Numbers of the articles that were read, where not all were."""
    remark: str = ""


Reads = Callable[[Sample, Workshop], Iterable[Read]]


@dataclass(frozen=True, slots=True)
class Client:
    """A program or library that is not ours."""

    name: str
    comes_from: str
    """Where it is got: the registry and the names of its packages."""
    version: Callable[[Workshop], str]
    """Its version; raises NotInstalled."""
    reads: Reads
    quick: bool = False
    """Whether what the tests need anyway is enough for it, so that it reads in every run of the tests."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: one client and one thing that it read."""

    client: Client
    version: str
    what: str
    text: str = ""
    tags: str = ""
    words: str = ""
    right: str = ""
    remark: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing differs from what the project holds."""
        return "no" not in {one.partition(":")[0] for one in (self.text, self.tags, self.words, self.right)}


def rows_of(client: Client, sample: Sample, workshop: Workshop) -> list[Row]:
    """What a client read, compared; one row that gives the reason where it is not installed."""
    version = ""
    try:
        version = client.version(workshop)
        return [_row(client, version, read, sample) for read in client.reads(sample, workshop)]
    except NotInstalled as reason:
        return [Row(client, "", "skipped", remark=str(reason))]
    except Failed as reason:
        return [Row(client, version, "failed", right="no", remark=str(reason))]


def _row(client: Client, version: str, read: Read, sample: Sample) -> Row:
    right = "" if read.right is None else "yes" if read.right else "no"
    return Row(
        *(client, version, read.what, _text(read, sample), _tags(read, sample)),
        *(_words(read, sample), right, read.remark),
    )


def _words(read: Read, sample: Sample) -> str:
    if read.words is None:
        return ""
    same = sum(read.words.get(identifier) == words for identifier, words in sample.words.items())
    return f"{'' if same == len(sample.words) == len(read.words) else 'no: '}{same} of {len(sample.words)}"


def _text(read: Read, sample: Sample) -> str:
    if read.texts is None:
        return ""
    held = [sample.texts[number] for number in read.of] if read.of else sample.texts
    if list(read.texts) == held:
        return "yes"
    alike = [_squeezed(text) for text in read.texts] == [_squeezed(text) for text in held]
    return "yes, but for white space" if alike and not read.spaces else "no"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _tags(read: Read, sample: Sample) -> str:
    if read.tags is None:
        return ""
    held = sample.accepted if read.accepted else sample.tags
    same = all(read.tags.get(name, 0) == held[name] for name in {*read.tags, *held})
    return f"{'' if same else 'no: '}{sum(read.tags.values())} of {sum(held.values())}"

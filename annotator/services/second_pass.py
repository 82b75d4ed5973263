"""A second pass: somebody tags an article again without seeing their own tags, and is then compared with themselves."""

from annotator.model.errors import InvalidValue
from annotator.model.stage import STAGES, Stage
from annotator.services.history import History
from annotator.services.library import Library
from annotator.services.staging import Staging

SUFFIX = " (second pass)"
_IN_WORK, _HANDED_IN = STAGES[1:3]
_TAKEN_UP_AGAIN = "The second pass is taken up again."


def first_name(person: str) -> str:
    """The name of somebody in their first pass."""
    return person.removesuffix(SUFFIX)


def second_name(person: str) -> str:
    """The name under which the tags of somebody's second pass are made."""
    return f"{first_name(person)}{SUFFIX}"


class SecondPass:
    """Begins and ends second passes; how far one has come is a stage of its article like that of any person's work."""

    def __init__(self, history: History, library: Library, staging: Staging) -> None:
        self._history = history
        self._library = library
        self._staging = staging

    @property
    def is_on(self) -> bool:
        """Whether tags are made for a second pass now."""
        return self._history.by.endswith(SUFFIX)

    def start(self, article: str) -> Stage:
        """Begin the second pass of an article: tags are made under the second name from now on, until it is stopped.

        Raises NotFound, and InvalidValue where the person has no tags there with which to compare.
        """
        article = self._library.article(article).id
        first, second = first_name(self._history.by), second_name(self._history.by)
        if all(tag.by != first for tag in self._library.tags(article)):
            raise InvalidValue(
                f"{first} has no tags in this article yet; a second pass is compared with the first one."
            )
        stage = self._staging.stage(article, second)
        if stage.stage != _IN_WORK or not stage.at:
            reason = _TAKEN_UP_AGAIN if STAGES.index(stage.stage) > STAGES.index(_IN_WORK) else ""
            stage = self._staging.set_stage(article, second, _IN_WORK, reason)
        self._history.by = second
        return stage

    def stop(self, article: str) -> Stage:
        """End the second pass of an article, which counts as done whether anything was tagged or not.

        Tags are made under the first name again. Raises NotFound, and InvalidValue where none was begun.
        """
        article = self._library.article(article).id
        second = second_name(self._history.by)
        stage = self._staging.stage(article, second)
        if stage.stage == STAGES[0]:
            raise InvalidValue("No second pass of this article was begun; start one first.")
        if stage.stage == _IN_WORK:
            stage = self._staging.set_stage(article, second, _HANDED_IN)
        self._history.by = first_name(second)
        return stage

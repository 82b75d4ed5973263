"""An edit: what a verb wants the state of one subject to be."""

from dataclasses import dataclass

from annotator.model.event import PROJECT_SCOPE, Body


@dataclass(frozen=True, slots=True)
class Edit:
    """The wanted new state of one subject; `body` None takes it back. `scope` is the article it belongs to."""

    kind: str
    subject: str
    body: Body | None
    scope: str = PROJECT_SCOPE

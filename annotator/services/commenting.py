"""Commenting: threads of remarks on tags, which can be resolved; every verb is one undo step."""

from dataclasses import replace

from annotator.model.comment import Comment
from annotator.model.errors import InvalidValue, NotFound
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.stamping import new_id, now
from annotator.services.undisturbed import undisturbed
from annotator.store import comments
from annotator.store.project import Project
from annotator.text.normalising import printable


class Commenting:
    """The remarks on tags."""

    def __init__(self, project: Project, history: History, library: Library) -> None:
        self._database = project.database
        self._history = history
        self._library = library

    def comments(self, annotation: str) -> list[Comment]:
        """Remarks on a tag, thread by thread, each from its opening on."""
        return comments.of_annotation(self._database, annotation)

    def of_article(self, article: str) -> list[Comment]:
        """Remarks on all tags of an article."""
        return comments.of_article(self._database, article)

    def comment(self, identifier: str) -> Comment:
        """One remark by its id. Raises NotFound."""
        try:
            return comments.get(self._database, identifier)
        except ValueError as error:
            raise NotFound(
                f"{identifier} is not the id of a comment; list the comments to see the ids."
            ) from error

    @undisturbed
    def add(self, annotation: str, text: str, reply_to: str = "") -> Comment:
        """Remark on a tag, or reply to a remark (which opens its thread again)."""
        tag = self._library.tag(annotation)
        opening = self._opening(reply_to) if reply_to else None
        if opening is not None and opening.annotation != tag.id:
            raise InvalidValue("The comment to reply to stands at another tag; choose one of this tag.")
        comment = Comment(
            id=new_id(),
            article=tag.article,
            annotation=tag.id,
            text=_words(text),
            by=self._history.by,
            at=now(),
            reply_to=opening.id if opening is not None else "",
        )
        edits = [_edit(comment)]
        if opening is not None and opening.resolved_by:
            edits.append(_edit(replace(opening, resolved_by="")))
        self._history.apply("Reply to comment" if opening is not None else "Comment", edits)
        return comment

    @undisturbed
    def change(self, identifier: str, text: str) -> Comment:
        """Write a remark anew."""
        return self._state("Change comment", replace(self.comment(identifier), text=_words(text)))

    @undisturbed
    def resolve(self, identifier: str) -> Comment:
        """Settle the thread to which a remark belongs."""
        return self._state(
            "Resolve comment", replace(self._opening(identifier), resolved_by=self._history.by)
        )

    @undisturbed
    def reopen(self, identifier: str) -> Comment:
        """Take up the thread to which a remark belongs again."""
        return self._state("Reopen comment", replace(self._opening(identifier), resolved_by=""))

    def retract(self, identifier: str) -> None:
        """Delete a remark; the one that opened a thread takes its replies with it."""
        comment = self.comment(identifier)
        thread = [
            other for other in self.comments(comment.annotation) if comment.id in (other.id, other.reply_to)
        ]
        self._history.apply(
            "Delete comment", [Edit("comment", other.id, None, other.article) for other in thread]
        )

    def _opening(self, identifier: str) -> Comment:
        comment = self.comment(identifier)
        return self.comment(comment.reply_to) if comment.reply_to else comment

    def _state(self, label: str, comment: Comment) -> Comment:
        self._history.apply(label, [_edit(comment)])
        return comment


def _edit(comment: Comment) -> Edit:
    return Edit("comment", comment.id, comment.to_body(), comment.article)


def _words(text: str) -> str:
    words = printable(text).strip()
    if not words:
        raise InvalidValue("The comment is empty; type what you want to say.")
    return words

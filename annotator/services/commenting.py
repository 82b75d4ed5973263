"""Commenting: threads of remarks on tags, articles and entries, which can be resolved; every verb is one undo step."""

from dataclasses import replace

from annotator.model.comment import Comment
from annotator.model.errors import InvalidValue, NotFound
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.stamping import new_id, now
from annotator.services.undisturbed import undisturbed
from annotator.store import comments, records
from annotator.store.project import Project
from annotator.text.normalising import printable


class Commenting:
    """The remarks on tags, on articles as a whole, and on entries of the register."""

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

    def on_article(self, article: str) -> list[Comment]:
        """Remarks on an article as a whole, thread by thread."""
        return comments.of_article_itself(self._database, article)

    def on_record(self, record: str) -> list[Comment]:
        """Remarks on an entry of the register, thread by thread."""
        return comments.of_record(self._database, record)

    def on_records(self) -> list[Comment]:
        """Remarks on all entries of the register, thread by thread."""
        return comments.of_records(self._database)

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
        return self._add(tag.article, text, reply_to, annotation=tag.id)

    @undisturbed
    def add_to_article(self, article: str, text: str, reply_to: str = "") -> Comment:
        """Remark on an article as a whole, or reply to such a remark."""
        return self._add(self._library.article(article).id, text, reply_to)

    @undisturbed
    def add_to_record(self, record: str, text: str, reply_to: str = "") -> Comment:
        """Remark on an entry of the register, or reply to such a remark. Raises NotFound."""
        return self._add("", text, reply_to, record=records.get(self._database, record).id)

    def _add(
        self, article: str, text: str, reply_to: str, *, annotation: str = "", record: str = ""
    ) -> Comment:
        opening = self._opening(reply_to) if reply_to else None
        comment = Comment(
            id=new_id(),
            article=article,
            annotation=annotation,
            text=_words(text),
            by=self._history.by,
            at=now(),
            reply_to=opening.id if opening is not None else "",
            record=record,
        )
        if opening is not None and opening.subject != comment.subject:
            what = "tag" if annotation else "entry" if record else "article"
            raise InvalidValue(
                f"The comment to reply to stands at another {what}; choose one of this {what}."
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
        thread = [other for other in self._beside(comment) if comment.id in (other.id, other.reply_to)]
        self._history.apply(
            "Delete comment", [Edit("comment", other.id, None, other.article) for other in thread]
        )

    def _beside(self, comment: Comment) -> list[Comment]:
        """All remarks on what a remark is on."""
        if comment.annotation:
            return self.comments(comment.annotation)
        return self.on_record(comment.record) if comment.record else self.on_article(comment.article)

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

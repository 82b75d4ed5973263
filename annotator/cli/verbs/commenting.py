"""`comment`, `comments` and `resolve`: discuss tags, articles and entries of the register."""

import argparse
from collections.abc import Callable

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.comment import Comment
from annotator.services.register import is_record_id
from annotator.services.session import Session


def _comment_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "annotation", metavar="ANNOTATION", type=arguments.words, help="id of a tag, an article or an entry"
    )
    parser.add_argument("text", metavar="TEXT", type=arguments.words, help="the comment")
    parser.add_argument(
        "--reply-to", metavar="COMMENT", type=arguments.words, default="", help="id of a comment on the same"
    )
    arguments.by(parser)
    arguments.json(parser)


def _comment(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        comment = _adding(session, options.annotation)(options.annotation, options.text, options.reply_to)
    if options.json:
        print_json(json_forms.of_comment(comment))
    else:
        print(comment.id)
    return 0


def _adding(session: Session, subject: str) -> Callable[[str, str, str], Comment]:
    """What adds a comment to the article, the entry or else the tag of this id."""
    if subject in {article.id for article in session.library.articles()}:
        return session.commenting.add_to_article
    if is_record_id(subject) and session.registering.number(subject):
        return session.commenting.add_to_record
    return session.commenting.add


def _comments_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("--article", metavar="ARTICLE", type=arguments.words, help="only in this article")
    parser.add_argument("--open", action="store_true", help="only threads that are not resolved")
    arguments.json(parser)


def _comments(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        library = session.library
        chosen = [library.article(options.article)] if options.article is not None else library.articles()
        commenting = session.commenting
        found = [] if options.article is not None else commenting.on_records()
        for article in chosen:
            found += (*commenting.on_article(article.id), *commenting.of_article(article.id))
    if options.open:
        settled = {comment.id for comment in found if comment.resolved_by}
        found = [c for c in found if c.id not in settled and c.reply_to not in settled]
    forms = [{**json_forms.of_comment(comment), "on": comment.subject} for comment in found]
    if options.json:
        print_json(forms)
        return 0
    columns = ("id", "on", "reply_to", "by", "resolved_by", "text")
    print_table(
        [column.upper() for column in columns], ([form[column] for column in columns] for form in forms)
    )
    return 0


def _resolve_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("comment", metavar="COMMENT", type=arguments.words, help="id of a comment")
    parser.add_argument("--reopen", action="store_true", help="take the thread up again")
    arguments.by(parser)


def _resolve(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        settle = session.commenting.reopen if options.reopen else session.commenting.resolve
        settle(options.comment)
    return 0


COMMENT = Verb(
    "comment", "comment a tag, an article or an entry, or reply to a comment", _comment_arguments, _comment
)
COMMENTS = Verb("comments", "list the comments on tags, articles and entries", _comments_arguments, _comments)
RESOLVE = Verb("resolve", "settle a thread of comments, or take it up again", _resolve_arguments, _resolve)

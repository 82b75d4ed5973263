"""`comment`, `comments` and `resolve`: discuss tags."""

import argparse

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb


def _comment_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("annotation", metavar="ANNOTATION", type=arguments.words, help="id of a tag")
    parser.add_argument("text", metavar="TEXT", type=arguments.words, help="the comment")
    parser.add_argument(
        "--reply-to", metavar="COMMENT", type=arguments.words, default="", help="id of a comment on this tag"
    )
    arguments.by(parser)
    arguments.json(parser)


def _comment(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        comment = session.commenting.add(options.annotation, options.text, options.reply_to)
    if options.json:
        print_json(json_forms.of_comment(comment))
    else:
        print(comment.id)
    return 0


def _comments_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("--article", metavar="ARTICLE", type=arguments.words, help="only in this article")
    parser.add_argument("--open", action="store_true", help="only threads that are not resolved")
    arguments.json(parser)


def _comments(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        library = session.library
        chosen = [library.article(options.article)] if options.article is not None else library.articles()
        found = [comment for article in chosen for comment in session.commenting.of_article(article.id)]
    if options.open:
        settled = {comment.id for comment in found if comment.resolved_by}
        found = [c for c in found if c.id not in settled and c.reply_to not in settled]
    forms = [json_forms.of_comment(comment) for comment in found]
    if options.json:
        print_json(forms)
        return 0
    columns = ("id", "annotation", "reply_to", "by", "resolved_by", "text")
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


COMMENT = Verb("comment", "comment a tag, or reply to a comment", _comment_arguments, _comment)
COMMENTS = Verb("comments", "list the comments on tags", _comments_arguments, _comments)
RESOLVE = Verb("resolve", "settle a thread of comments, or take it up again", _resolve_arguments, _resolve)

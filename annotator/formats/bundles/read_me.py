"""The read-me of a bundle, for somebody who opens it without Annotator, today or in fifty years."""

from annotator.model.bundle import Bundle

_KINDS = {
    "work": "articles to be tagged, with the tag types and the register",
    "hand-in": "what one person said of the articles",
    "feedback": "what a reviewer decided about somebody's tags, and why",
    "everything": "all that the project holds",
}


def read_me(bundle: Bundle) -> str:
    """The text of README.txt."""
    recipient = f"It was made for {bundle.recipient}.\n" if bundle.recipient else ""
    blind = "It is blind: the tags of others were left out on purpose.\n" if bundle.blind else ""
    articles = "".join(f"- {one.title} ({one.characters} characters)\n" for one in bundle.articles)
    return (
        f"This is a bundle of Annotator, from the project “{bundle.project}” of {bundle.by}.\n"
        f"It holds {_KINDS[bundle.kind]}.\n{recipient}{blind}\n"
        "To take it in, open your project in Annotator and drop this file on the window, or run:\n"
        "    annotator merge YOUR-PROJECT.annotator THIS-FILE.zip\n"
        "Nothing that you saved is changed or deleted by that, and it may be done any number of times.\n\n"
        f"Articles:\n{articles or '(none)'}\n\n"
        "What is in the folder data (a bag as BagIt 1.0, RFC 8493, describes it):\n"
        "- bundle.json     who made the bundle, of what kind it is, and of which articles it speaks\n"
        "- events.jsonl    one statement or step a line, as JSON; the SHA-256 of a line is its id; lines name the ids\n"
        "                  of those that they replace, and what nobody replaced holds\n"
        "- texts           the texts in UTF-8, each under its SHA-256 (not in every bundle)\n"
        "- originals       the files as they were received, each under its SHA-256 (not in every bundle)\n"
        "- premis.xml      the same files with their hashes, as PREMIS 3.0\n\n"
        "Places of tags are counted in characters (Unicode code points) from the beginning of the text, from 0.\n"
    )

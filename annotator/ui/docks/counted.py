"""Numbers with their noun, in words that can be translated."""

from PySide6.QtCore import QCoreApplication, QLocale

_WORDS = {
    "tag": ("1 tag", "{} tags"),
    "article": ("1 article", "{} articles"),
    "character": ("1 character", "{} characters"),
    "passage": ("1 passage", "{} passages"),
    "place": ("1 place", "{} places"),
    "more place": ("1 more place", "{} more places"),
    "counterpart": ("1 counterpart", "{} counterparts"),
    "file": ("1 file", "{} files"),
    "entry": ("1 entry", "{} entries"),
    "mention": ("1 mention", "{} mentions"),
    "name": ("1 name", "{} names"),
    "value": ("1 value", "{} values"),
    "claim": ("1 claim", "{} claims"),
    "remark": ("1 remark", "{} remarks"),
    "term": ("1 term", "{} terms"),
    "word": ("1 word", "{} words"),
    "row": ("1 row", "{} rows"),
    "text": ("1 text", "{} texts"),
    "original file": ("1 original file", "{} original files"),
    "bundle": ("1 bundle", "{} bundles"),
    "new bundle": ("1 new bundle", "{} new bundles"),
    "comment": ("1 comment", "{} comments"),
    "furniture": ("1 piece of furniture", "{} pieces of furniture"),
    "tag type": ("1 tag type", "{} tag types"),
    "project name": ("the name of the project", "{} names of the project"),
    "decision": ("1 decision", "{} decisions"),
    "stage of work": ("1 stage of work", "{} stages of work"),
    "step": ("1 step", "{} steps"),
    "other statement": ("1 other statement", "{} other statements"),
}


def counted(noun: str, number: int) -> str:
    """Return `1 tag`, `1,200 tags` as the locale writes it."""
    one, many = _WORDS[noun]
    words = QCoreApplication.translate("Counted", one if number == 1 else many)
    return words.format(QLocale().toString(number))

"""What a bundle would do, or did, in plain words: headings with the lines that belong to them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.model.bundle import Bundle, BundledArticle
from annotator.model.merge_plan import Disagreement, Plan
from annotator.ui.action_table import QT_TRANSLATE_NOOP
from annotator.ui.docks.counted import counted

LabelOf = Callable[[str], str]
"""The title of an article by its id; empty where the project has none of it."""

_NOUNS = {
    "annotation": "tag",
    "comment": "comment",
    "record": "entry",
    "article": "article",
    "zone": "furniture",
    "tag_type": "tag type",
    "term": "term",
    "settlement": "decision",
    "review": "decision",
    "stage": "stage of work",
    "counterpart": "counterpart",
    "project": "project name",
}
"""What a kind of statement is called; the others are told together."""

_OF_NEW = ("article", "zone", "intake")
"""Kinds that go without saying where an article is new."""

_HEADLINES = {
    "work": QT_TRANSLATE_NOOP("BundleWords", "Work to be tagged, from {by}"),
    "hand-in": QT_TRANSLATE_NOOP("BundleWords", "Work handed in by {by}"),
    "feedback": QT_TRANSLATE_NOOP("BundleWords", "Feedback from {by}"),
    "everything": QT_TRANSLATE_NOOP("BundleWords", "All of a project, from {by}"),
}

_WHY = {
    "no article": QT_TRANSLATE_NOOP("BundleWords", "nothing is known of the article"),
    "no text": QT_TRANSLATE_NOOP("BundleWords", "its text is not in the project"),
    "other text": QT_TRANSLATE_NOOP("BundleWords", "the project has another text of it"),
    "removed": QT_TRANSLATE_NOOP("BundleWords", "it was removed from the project"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said of some bundles."""

    things: str
    """How many things are new or said anew in all of them, by what they are: `12 tags, 2 comments`."""
    bundles: tuple[tuple[str, tuple[Section, ...]], ...]
    """File and headline of each, and all that is to be said of it."""

    def as_text(self) -> str:
        """All of it as plain text, to be copied and saved."""
        return "\n".join(_as_text(heading, parts) for heading, parts in self.bundles)


def tell(plans: Sequence[Plan], label_of: LabelOf) -> Told:
    """Put into words what bundles would do, or did; long work where they hold much. May run in any thread."""
    return Told(
        _new_things(plans),
        tuple(
            (f"{plan.path.name}: {_headline(plan.bundle)}", tuple(_sections(plan, label_of)))
            for plan in plans
        ),
    )


def counted_heading(section: Section) -> str:
    """The heading with the number of lines below it, where there are several."""
    several = len(section.lines) > 1 and ":" not in section.heading
    return f"{section.heading} ({QLocale().toString(len(section.lines))})" if several else section.heading


def _headline(bundle: Bundle) -> str:
    """Kind, sender, receiver and project on one line."""
    words = _tr(_HEADLINES[bundle.kind]).format(by=bundle.by or _tr("somebody"))
    if bundle.recipient:
        words += _tr(", for {name}").format(name=bundle.recipient)
    if bundle.blind:
        words += _tr(", blind")
    return words + _tr(" · project “{name}”").format(name=bundle.project)


def _new_things(plans: Sequence[Plan]) -> str:
    """How many things are new or said anew, by what they are: `12 tags, 2 comments`."""
    found: dict[str, set[str]] = defaultdict(set)
    for plan in plans:
        for _raw, _document, event in plan.incoming:
            for statement in event.statements:
                found[statement.kind].add(statement.subject)
    texts = sum(len(plan.texts) - len(plan.new_articles) for plan in plans)  # an article comes with its own
    files = sum(len(plan.originals) for plan in plans)
    brought = [
        counted(noun, number) for noun, number in (("text", texts), ("original file", files)) if number > 0
    ]
    return ", ".join(filter(None, (_amounts(found), *brought)))


def _sections(plan: Plan, label_of: LabelOf) -> list[Section]:
    """What concerns the archivist most comes first."""
    titles = {one.id: one.title for one in plan.bundle.articles}

    def title(article: str) -> str:
        return label_of(article) or titles.get(article, "") or article

    found = [
        Section(_tr("New: {things}").format(things=_new_things([plan]) or _tr("nothing")), _people(plan)),
        Section(_tr("Known already: {number}").format(number=counted("step", plan.known))),
        Section(_tr("New articles"), _titles(plan.new_articles)),
        Section(_tr("New in articles"), tuple(_by_article(plan, title))),
        Section(_tr("Said differently by two people; both are kept"), _disputes(plan.disagreements, title)),
        Section(_tr("Articles without their text; it is in neither"), _titles(plan.lacking_texts)),
        Section(_tr("Articles with another text in this project"), _titles(plan.other_texts)),
        Section(_tr("Tags that are kept, and shown once they have their text"), tuple(_held(plan))),
        Section(_tr("Tag types that nobody defines"), plan.lacking_types),
        Section(_tr("Kept for newer versions of the program"), plan.unknown_kinds),
    ]
    return [one for one in found if one.lines or one in found[:2]]


def _as_text(heading: str, parts: Sequence[Section]) -> str:
    lines = [heading]
    for part in parts:
        lines.append(f"  {counted_heading(part)}")
        lines += (f"    {line}" for line in part.lines)
    return "\n".join((*lines, ""))


def _amounts(things: dict[str, set[str]]) -> str:
    counts: Counter[str] = Counter()
    for kind, subjects in things.items():
        counts[_NOUNS.get(kind, "other statement")] += len(subjects)
    ordered = dict.fromkeys((*_NOUNS.values(), "other statement"))
    return ", ".join(counted(noun, counts[noun]) for noun in ordered if counts[noun])


def _people(plan: Plan) -> tuple[str, ...]:
    steps = (
        _tr("{name}: {steps}").format(name=name or _tr("nobody"), steps=counted("step", number))
        for name, number in plan.by_person.items()
    )
    return tuple(steps)


def _titles(articles: Iterable[BundledArticle]) -> tuple[str, ...]:
    return tuple(sorted(one.title or one.id for one in articles))


def _by_article(plan: Plan, title: LabelOf) -> Iterator[str]:
    """Article, person, and what is new of them."""
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _raw, _document, event in plan.incoming:
        for statement in event.statements if event.scope else ():
            found[event.scope, event.by][statement.kind].add(statement.subject)
    new = {one.id for one in plan.new_articles}
    for (article, by), things in sorted(found.items(), key=lambda item: (title(item[0][0]), item[0][1])):
        told = things if article not in new else {k: v for k, v in things.items() if k not in _OF_NEW}
        if told:
            yield f"{title(article)} — {by}: {_amounts(told)}"


def _disputes(disagreements: Iterable[Disagreement], title: LabelOf) -> tuple[str, ...]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in disagreements:
        people = _tr(" and ").join(one.by)
        counts[title(one.article) if one.article else "", _NOUNS.get(one.kind, ""), people] += 1
    return tuple(
        f"{where or _tr('The whole project')} — {counted(noun or 'other statement', number)}: {people}"
        for (where, noun, people), number in sorted(counts.items())
    )


def _held(plan: Plan) -> Iterator[str]:
    for one in plan.held:
        why = _tr(_WHY[one.why])
        yield f"{one.title or one.article} — {', '.join(one.by)}: {counted('tag', one.tags)} ({why})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("BundleWords", text)

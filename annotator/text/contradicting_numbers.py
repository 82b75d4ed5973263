"""Says whether two wordings of one place have numbers or dates that cannot both be so."""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.text.calendar_words import MONTH_NUMBERS
from annotator.text.name_words import word_set
from annotator.text.reading_kinds import kind_of
from annotator.text.reading_words import NUMBERS, TENS, VALUES

_OF_THE_DAY = word_set("today yesterday tomorrow tonight heute gestern morgen")
"""Days that are others in every paper; a named day does not contradict them."""
_ROUGH = word_set("about some almost nearly around over more than")
_ROUGHLY = 0.1
"""Share by which a rough number may be off."""
_TIMES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "k": 1000, "m": 10**6, "million": 10**6,
    "bn": 10**9, "billion": 10**9,
}  # fmt: skip


def contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two wordings, in words as they are compared, differ in a number or date that only one of them can have.

    *May* goes with *May 2023*, *1.5 million* with *1,500,000*, *almost 500* with *487*, *yesterday* with any day.
    """
    if kind_of(one, other) != "number" or not _OF_THE_DAY.isdisjoint((*one, *other)):
        return False
    if _clock(one) and _clock(one) == _clock(other):
        return False
    mine, others = Counter(_amounts(one)), Counter(_amounts(other))
    return not (mine <= others or others <= mine or _goes_roughly(one, other))


def _amounts(words: Sequence[str]) -> Iterator[str]:
    """The numbers, months and days among some words, each in one form."""
    amount: float | None = None
    for word in words:
        figure = None if word in MONTH_NUMBERS else _figure(word)
        if word in _TIMES:
            amount = (1 if amount is None else amount) * _TIMES[word]
        elif figure is not None and amount is not None and _continues(amount, figure):
            amount += figure
        elif word != "and" or amount is None:
            if amount is not None:
                yield _written(amount)
            amount = figure
            if word in MONTH_NUMBERS:
                yield f"month {MONTH_NUMBERS[word]}"
            elif figure is None and (word in NUMBERS or word[0].isdigit()):
                yield word
    if amount is not None:
        yield _written(amount)


def _written(amount: float) -> str:
    return f"{amount:.15g}"


def _continues(amount: float, figure: float) -> bool:
    """Whether a number goes on with smaller ones, as in *twenty one* and *one hundred two*."""
    return (amount % 100 == 0 and amount > 0 and figure < 100) or (
        amount in range(20, 100, 10) and 0 < figure < 10
    )


def _figure(word: str) -> float | None:
    """What a word counts: `twenty`, `12`, `1.5m`; None where it counts nothing."""
    written = str(TENS[word] * 10) if word in TENS else VALUES.get(word, word)
    number = written.rstrip("mbnk")
    times = _TIMES.get(written[len(number) :], 0) if number != written else 1
    return float(number) * times if times and _is_plain(number) else None


def _is_plain(word: str) -> bool:
    return word.isascii() and word.replace(".", "", 1).isdigit()


def _clock(words: Sequence[str]) -> str:
    """A time of day without its signs, `1030am`; empty for what is none."""
    written = "".join(words)
    return written.replace(".", "") if written[:1].isdigit() and written.endswith(("am", "pm")) else ""


def _goes_roughly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of them is said to be rough, and the other is near it."""
    if _ROUGH.isdisjoint(one) == _ROUGH.isdisjoint(other):
        return False
    pair = [[float(amount) for amount in _amounts(words) if _is_plain(amount)] for words in (one, other)]
    if [len(amounts) for amounts in pair] != [1, 1]:
        return False
    low, high = sorted((pair[0][0], pair[1][0]))
    return high - low <= _ROUGHLY * high

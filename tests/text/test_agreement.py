"""Measures of agreement say what the literature and other programs say."""

import math
from collections import Counter
from itertools import product

import krippendorff
import numpy
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score
from statsmodels.stats.inter_rater import fleiss_kappa as fleiss_of_statsmodels

from annotator.text.agreement import (
    Labels,
    against_others,
    cohen_kappa,
    complete,
    f1,
    fleiss_kappa,
    nominal_alpha,
    ratio,
)

LABELS = ("person", "role", "date")
EXACT = 1e-9
label = st.sampled_from(LABELS)
two_labels = st.lists(st.tuples(label, label), min_size=1, max_size=40)
three_labels = st.lists(st.tuples(label, label, label), min_size=1, max_size=40)
some_labels = st.lists(st.lists(st.one_of(st.none(), label), min_size=4, max_size=4), min_size=1, max_size=30)


def test_cohens_kappa_of_the_example_of_artstein_and_poesio() -> None:
    # R. Artstein, M. Poesio, Inter-coder agreement for computational linguistics (2008), table 1: 0.4
    assert cohen_kappa(
        {("stat", "stat"): 20, ("stat", "ireq"): 20, ("ireq", "stat"): 10, ("ireq", "ireq"): 50}
    ) == (pytest.approx((0.7 - (0.4 * 0.3 + 0.6 * 0.7)) / (1 - (0.4 * 0.3 + 0.6 * 0.7))))


def test_fleiss_kappa_of_fourteen_raters_and_ten_subjects() -> None:
    # the worked example of the encyclopedias: 0.210
    rated = [
        *([0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1]),
        *([7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]),
    ]
    units = Counter(tuple(str(kind) for kind, count in enumerate(row) for _ in range(count)) for row in rated)
    assert fleiss_kappa(units) == pytest.approx(0.20993, abs=5e-6)
    assert fleiss_kappa(units) == pytest.approx(fleiss_of_statsmodels(numpy.array(rated)), abs=EXACT)


def test_nominal_alpha_of_krippendorffs_example_with_missing_labels() -> None:
    # K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), C: four observers, twelve units, 0.743
    rows = (
        ["1", "2", "3", "3", "2", "1", "4", "1", "2", ".", ".", "."],
        ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", ".", "3"],
        [".", "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", "."],
        ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", "."],
    )
    units = Counter(tuple(one for one in column if one != ".") for column in zip(*rows, strict=True))
    assert nominal_alpha(units) == pytest.approx(0.743, abs=5e-4)


@given(two_labels)
def test_cohens_kappa_is_that_of_scikit_learn(units: list[tuple[str, str]]) -> None:
    found = cohen_kappa(Counter(units))
    if found is None:
        assert len({one for pair in units for one in pair}) == 1
    else:
        assert found == pytest.approx(cohen_kappa_score(*zip(*units, strict=True)), abs=EXACT)


@given(three_labels)
def test_fleiss_kappa_is_that_of_statsmodels(units: list[tuple[str, str, str]]) -> None:
    assume(len({one for unit in units for one in unit}) > 1)
    table = numpy.array([[unit.count(kind) for kind in LABELS] for unit in units])
    assert fleiss_kappa(Counter(units)) == pytest.approx(fleiss_of_statsmodels(table), abs=EXACT)


@given(some_labels)
def test_nominal_alpha_is_that_of_krippendorff(units: list[list[str | None]]) -> None:
    paired = [unit for unit in units if sum(one is not None for one in unit) > 1]
    assume(len({one for unit in paired for one in unit if one}) > 1)
    data = numpy.array(
        [[numpy.nan if one is None else LABELS.index(one) for one in unit] for unit in units], dtype=float
    ).T
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    labels = Counter(tuple(one for one in unit if one is not None) for unit in units)
    assert nominal_alpha(labels) == pytest.approx(expected, abs=EXACT)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_precision_recall_and_f1_are_those_of_scikit_learn(marked: list[tuple[bool, bool]]) -> None:
    first, second = [one for one, _ in marked], [other for _, other in marked]
    assume(any(first) and any(second))
    both = sum(one and other for one, other in marked)
    assert ratio(both, sum(second)) == pytest.approx(precision_score(first, second), abs=EXACT)
    assert ratio(both, sum(first)) == pytest.approx(recall_score(first, second), abs=EXACT)
    assert f1(both, sum(first), sum(second)) == pytest.approx(f1_score(first, second), abs=EXACT)


@given(two_labels)
def test_kappa_does_not_depend_on_who_is_named_first(units: list[tuple[str, str]]) -> None:
    turned: Counter[Labels] = Counter((other, one) for one, other in units)
    assert cohen_kappa(Counter(units)) == cohen_kappa(turned)


@given(three_labels)
def test_no_measure_is_above_one_and_kappa_not_below_minus_one(units: list[tuple[str, str, str]]) -> None:
    kappa, alpha = fleiss_kappa(Counter(units)), nominal_alpha(Counter(units))
    assert kappa is None or -1 - EXACT <= kappa <= 1
    assert alpha is None or alpha <= 1


@given(st.lists(label, min_size=2))
def test_who_agrees_with_oneself_reaches_one(labels: list[str]) -> None:
    assume(len(set(labels)) > 1)
    assert cohen_kappa(Counter((one, one) for one in labels)) == 1
    assert fleiss_kappa(Counter((one, one, one) for one in labels)) == 1
    assert nominal_alpha(Counter((one, one) for one in labels)) == 1


@pytest.mark.parametrize("units", [{}, {("role", "role"): 3}])
def test_one_label_alone_leaves_nothing_to_agree_on(units: dict[tuple[str, ...], int]) -> None:
    assert (cohen_kappa(units), fleiss_kappa(units), nominal_alpha(units)) == (None, None, None)


def test_nothing_tagged_has_no_precision() -> None:
    assert ratio(0, 0) is None
    assert f1(0, 0, 0) is None
    assert f1(0, 2, 0) == 0


@given(two_labels)
def test_agreement_on_one_label_is_kappa_of_this_one_against_the_rest(units: list[tuple[str, str]]) -> None:
    found = cohen_kappa(against_others(Counter(units), "role"))
    binary = [(one == "role", other == "role") for one, other in units]
    expected = cohen_kappa_score(*zip(*binary, strict=True)) if len(set(sum(binary, ()))) > 1 else math.nan
    assert found == pytest.approx(expected, abs=EXACT) if found is not None else math.isnan(expected)


def test_only_units_that_all_labelled_are_complete() -> None:
    units = Counter(product(LABELS, repeat=2))
    assert complete(units + Counter({("role",): 4}), 2) == units

"""How far people agree: counts and figures, articles that count, furniture, and the tags behind each figure."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from annotator.model.agreement import Figures, WantedAgreement
from annotator.model.article import Article
from annotator.model.errors import Cancelled, InvalidValue, NotFound
from annotator.model.stage import Stage
from annotator.services.edit import Edit
from annotator.services.session import Session
from tests.services.several_people import random_project, tag, tag_words, take_in


@pytest.fixture
def tagged(session: Session, article: Article) -> Article:
    """An article that Anna and Ben tagged: one tag alike, one with another end, one of another type, one missing."""
    for person, kind, words in (
        ("Anna", "person", "Mohammed Aslam Khan"),
        ("Ben", "person", "Mohammed Aslam Khan"),
        ("Anna", "quote", "“I quit.”"),
        ("Ben", "quote", "I quit"),
        ("Anna", "role", "Councillor"),
        ("Ben", "person", "Councillor"),
        ("Anna", "date", "The end"),
    ):
        tag_words(session, person, article.id, kind, words)
    return article


def only(session: Session, wanted: WantedAgreement, kind: str = "") -> Figures:
    (found,) = (one for one in session.agreeing.measure(wanted).overall if one.type == kind)
    return found


def test_tags_alike_with_other_ends_of_another_type_and_missing_are_counted(
    session: Session, tagged: Article
) -> None:
    found = only(session, WantedAgreement())
    assert (found.people, found.tags) == (("Anna", "Ben"), (4, 3))
    assert (found.exact, found.overlap, found.retyped, found.spans) == (1, 2, 1, 3)
    assert (found.precision, found.recall, found.f1) == (1 / 3, 1 / 4, 2 / 7)
    assert (found.overlap_precision, found.overlap_recall, found.overlap_f1) == (2 / 3, 2 / 4, 4 / 7)
    # person, quote and role of Anna's are person, quote and person of Ben's
    assert found.kappa == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))
    assert found.unitizing_alpha is not None and found.unitizing_alpha < 1
    assert (found.articles, found.characters) == (1, tagged.characters - len("Advertisement"))


def test_each_type_has_figures_of_its_own(session: Session, tagged: Article) -> None:
    found = {one.type: one for one in session.agreeing.measure().overall}
    assert list(found) == ["", "date", "person", "quote", "role"]
    assert (found["person"].tags, found["person"].f1) == ((1, 2), 2 / 3)
    assert (found["role"].f1, found["role"].retyped) == (0, 1)
    assert (found["date"].precision, found["date"].recall) == (None, 0)
    assert [one.type for one in session.agreeing.measure(WantedAgreement(type="role")).overall] == ["role"]


def test_an_article_counts_when_both_worked_in_it(session: Session, tagged: Article, tmp_path: Path) -> None:
    other = take_in(session, tmp_path, "other")
    tag(session, "Anna", other.id, "person", (0, 5))
    assert only(session, WantedAgreement()).articles == 1
    stage = Stage(other.id, "Ben", "handed in", by="Ben")
    session.history.apply("Hand in", [Edit("stage", stage.id, stage.to_body())])
    found = session.agreeing.measure()
    assert found.overall[0].articles == 2
    assert [one.tags for one in found.figures if one.article == other.id and not one.type] == [(1, 0)]


def test_furniture_is_cut_out(session: Session, tagged: Article) -> None:
    text = session.library.text(tagged.id)
    start = text.index("Councillor")
    session.zoning.mark(tagged.id, [(start, start + 10)])
    found = session.agreeing.measure()
    assert found.furniture == 2
    assert (found.overall[0].tags, found.overall[0].retyped) == ((3, 2), 0)
    assert found.overall[0].characters == tagged.characters - len("Advertisement") - len("Councillor")


def test_what_differs_in_furniture_alone_is_the_same(session: Session, tagged: Article) -> None:
    text = session.library.text(tagged.id)
    start = text.index("“I quit.”")
    session.zoning.mark(tagged.id, [(start, start + 1), (start + 7, start + 9)])
    assert only(session, WantedAgreement()).exact == 2


def test_precision_and_recall_change_places_with_the_people(session: Session, tagged: Article) -> None:
    here = only(session, WantedAgreement(people=("Anna", "Ben")))
    there = only(session, WantedAgreement(people=("Ben", "Anna")))
    assert (here.precision, here.recall) == (there.recall, there.precision)
    assert (here.f1, here.kappa, here.alpha) == (there.f1, there.kappa, there.alpha)
    assert here.unitizing_alpha == there.unitizing_alpha


@pytest.mark.parametrize("seed", range(4))
def test_the_tags_behind_a_figure_are_as_many_as_it_says(tmp_path: Path, seed: int) -> None:
    session = random_project(tmp_path / "random.annotator", seed, ("Ada", "Bea", "Cy"))
    for one in session.agreeing.measure().figures:
        if len(one.people) > 2:
            continue
        behind = session.agreeing.behind(one)
        what = Counter(pair.what for pair in behind)
        assert (what["exact"], what["exact"] + what["boundary"], what["type"]) == (
            *(one.exact, one.overlap),
            one.retyped,
        )
        for person, count in enumerate(one.tags):
            ids = {(pair.first, pair.second)[person] for pair in behind} - {""}
            kinds = [session.library.tag(name).type for name in ids]
            assert sum(not one.type or kind == one.type for kind in kinds) == count
    session.close()


@pytest.mark.parametrize("seed", range(3))
def test_whoever_says_the_same_agrees_perfectly(tmp_path: Path, seed: int) -> None:
    session = random_project(tmp_path / "random.annotator", seed, ("Ada",))
    for article in session.library.articles():
        for one in session.library.tags(article.id):
            tag(session, "Bea", article.id, one.type, *((span.start, span.end) for span in one.target))
    found = session.agreeing.measure()
    assert {one.f1 for one in found.figures} == {1}
    assert {one.kappa for one in found.figures} | {one.alpha for one in found.figures} <= {1, None}
    assert {one.unitizing_alpha for one in found.figures} <= {1, None}
    session.close()


def test_three_people_have_every_pair_and_all_of_them(tmp_path: Path) -> None:
    session = random_project(tmp_path / "random.annotator", 1, ("Ada", "Bea", "Cy"))
    found = [one for one in session.agreeing.measure().overall if not one.type]
    assert [one.people for one in found] == [
        ("Ada", "Bea"),
        ("Ada", "Cy"),
        ("Bea", "Cy"),
        ("Ada", "Bea", "Cy"),
    ]
    assert found[3].exact == sum(one.exact for one in found[:3])
    assert found[3].precision is None
    assert found[3].kappa is not None
    session.close()


def test_one_person_alone_is_told_what_to_do(session: Session, article: Article) -> None:
    tag(session, "Anna", article.id, "person", (0, 5))
    with pytest.raises(InvalidValue, match="second pass"):
        session.agreeing.measure()
    with pytest.raises(InvalidValue, match="the names are: Anna"):
        session.agreeing.measure(WantedAgreement(people=("Anna", "Zoe")))


def test_an_unknown_type_is_said(session: Session, tagged: Article) -> None:
    with pytest.raises(NotFound):
        session.agreeing.measure(WantedAgreement(type="nothing"))


def test_it_can_be_stopped(session: Session, tagged: Article) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.agreeing.measure(progress=stop)


def test_the_table_has_a_row_for_each_of_the_figures(
    session: Session, tagged: Article, tmp_path: Path
) -> None:
    found = session.agreeing.measure()
    session.agreeing.write(found, tmp_path / "agreement.csv", "csv")
    rows = list(csv.DictReader((tmp_path / "agreement.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(found.figures)
    assert (rows[0]["people"], rows[0]["tags"], float(rows[0]["f1"])) == ("Anna; Ben", "4; 3", 2 / 7)


def test_the_report_is_one_page_that_fetches_nothing(
    session: Session, tagged: Article, tmp_path: Path
) -> None:
    session.agreeing.write(session.agreeing.measure(), tmp_path / "agreement.html", "html")
    page = (tmp_path / "agreement.html").read_text("utf-8")
    assert not re.search(r"<script|<link|src=|href=|url\(http", page)
    assert page.count("<svg") == 1
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", page)
    assert cells[:3] == ["All types", "0.29", "0.57"]

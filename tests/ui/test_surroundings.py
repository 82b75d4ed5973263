"""Lines follow what is pointed at, by whichever step."""

from annotator.model.annotation import Annotation
from annotator.ui.main_window import MainWindow
from annotator.ui.text_view import LinkLine


def tagged(window: MainWindow, kind: str, words: str) -> Annotation:
    pane = window.panes.active
    start = pane.text.index(words)
    return window.session.tagging.add(pane.article_id, kind, [(start, start + len(words))])


def lines(window: MainWindow) -> tuple[LinkLine, ...]:
    return window.panes.active.view._showing.links


def test_lines_come_and_go_with_pointing_unlinking_undo_and_deletion(window: MainWindow) -> None:
    tagging = window.session.tagging
    khan = tagged(window, "person", "Mohammed Aslam Khan")
    role = tagged(window, "role", "deputy leader of Luton Council")
    quote = tagged(window, "quote", "saying it")
    window.grammar.go_to(window.panes.active, khan)
    assert lines(window) == ()
    tagging.point(role.id, khan.id)
    tagging.point(quote.id, khan.id)
    from_role = LinkLine(role.id, "Held by", outward=False)
    from_quote = LinkLine(quote.id, "Speaker", outward=False)
    assert lines(window) == (from_role, from_quote)
    window.grammar.go_to(window.panes.active, quote)
    assert lines(window) == (LinkLine(khan.id, "Speaker"),)
    window.grammar.go_to(window.panes.active, khan)
    tagging.set_value(role.id, "holder", "")
    assert lines(window) == (from_quote,)
    window.undo()
    assert lines(window) == (from_role, from_quote)
    tagging.retract([quote.id])
    assert lines(window) == (from_role,)
    tagging.retract([khan.id])
    assert lines(window) == ()


def test_an_article_that_is_opened_anew_has_its_lines(window: MainWindow) -> None:
    khan = tagged(window, "person", "Mohammed Aslam Khan")
    role = tagged(window, "role", "deputy leader of Luton Council")
    window.session.tagging.point(role.id, khan.id)
    pane = window.panes.active
    article = pane.article_id
    pane.show_article("")
    window.grammar.select("")
    pane.show_article(article)
    window.grammar.select(role.id)
    assert lines(window) == (LinkLine(khan.id, "Held by"),)

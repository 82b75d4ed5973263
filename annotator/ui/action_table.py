"""The one table of everything the archivist can do: name, words, default key, place in the menus."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model.tag_type import TagType
from annotator.model.zone import ZONE_KINDS


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. Keys of scope `text` work while an article has the focus, others everywhere in the window."""

    name: str
    text: str
    key: str = ""
    menu: str = ""
    scope: str = "window"
    checkable: bool = False

    @property
    def changes(self) -> bool:
        """Whether it changes what a project holds (undo and redo are enabled by what there is to undo)."""
        return self.name in _CHANGING or self.menu in ("type", "palette", "edges", "furniture")


_CHANGING = frozenset(
    {
        "file.import_files",
        "file.import_folder",
        "file.metadata",
        "file.remove_article",
        "file.register_import",
        "file.vocabulary",
        "file.take_in",
        "file.take_in_new",
        "tag.repeat",
        "tag.fragment",
        "tag.certainty",
        "tag.retract",
        "tag.new_entry",
        "tag.point",
        "tag.counterparts",
        "tag.tie",
        "tag.use_as_example",
        "tag.take_in",
        "tag.second_pass",
    }
)


def _spec(name: str, text: str, key: str = "", *, scope: str = "window", checkable: bool = False) -> Spec:
    return Spec(name, text, key, name.partition(".")[0], scope, checkable)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for the translators; Qt's own function says it returns an object."""
    return text


_N = QT_TRANSLATE_NOOP

_FIXED: tuple[Spec, ...] = (
    _spec("file.new", _N("Actions", "&New Project…"), "Ctrl+N"),
    _spec("file.open", _N("Actions", "&Open Project…"), "Ctrl+O"),
    _spec("file.import_files", _N("Actions", "&Import Files…"), "Ctrl+I"),
    _spec("file.import_folder", _N("Actions", "Import &Folder…"), "Ctrl+Shift+I"),
    _spec("file.losses", _N("Actions", "What Imports &Left Out…")),
    _spec("file.metadata", _N("Actions", "&Details of the Article…"), "Ctrl+D"),
    _spec("file.remove_article", _N("Actions", "&Remove the Article")),
    _spec("file.export", _N("Actions", "&Export…"), "Ctrl+E"),
    _spec("file.print", _N("Actions", "&Print Side by Side…"), "Ctrl+P"),
    _spec("file.validate", _N("Actions", "Check a &TEI File…")),
    _spec("file.validate_by_schema", _N("Actions", "Check TEI Files by a &Schema…")),
    _spec("file.verify_bag", _N("Actions", "&Verify a Bag…")),
    _spec("file.check", _N("Actions", "Chec&k the Project")),
    _spec("file.back_up", _N("Actions", "&Back Up Now")),
    _spec("file.register_import", _N("Actions", "&Import Names…")),
    _spec("file.register_export", _N("Actions", "&Export the Register…")),
    _spec("file.vocabulary", _N("Actions", "Import a &Vocabulary…")),
    _spec("file.hand_work", _N("Actions", "Hand &Work to a Colleague…")),
    _spec("file.hand_in", _N("Actions", "&Hand In…")),
    _spec("file.send_feedback", _N("Actions", "Send &Feedback…")),
    _spec("file.hand_everything", _N("Actions", "Hand &Everything Over…")),
    _spec("file.take_in", _N("Actions", "&Take In a Bundle…")),
    _spec("file.feedback", _N("Actions", "&What Became of Your Tags…"), "Ctrl+Shift+F"),
    _spec("file.stages", _N("Actions", "&Stages of the Work…"), "Ctrl+Shift+S"),
    _spec("file.publish_to", _N("Actions", "Publish to a Shared F&older…")),
    _spec("file.publish", _N("Actions", "&Publish")),
    _spec("file.take_in_new", _N("Actions", "Take In What Is &New")),
    _spec("file.close", _N("Actions", "&Close Window"), "Ctrl+W"),
    _spec("file.quit", _N("Actions", "&Quit"), "Ctrl+Q"),
    _spec("edit.undo", _N("Actions", "&Undo"), "Ctrl+Z"),
    _spec("edit.redo", _N("Actions", "&Redo"), "Ctrl+Shift+Z"),
    _spec("edit.copy", _N("Actions", "&Copy"), "Ctrl+C"),
    _spec("edit.select_all", _N("Actions", "Select &All"), "Ctrl+A"),
    _spec("edit.select_sentence", _N("Actions", "Select the &Sentence"), "Shift+S", scope="text"),
    _spec("edit.select_paragraph", _N("Actions", "Select the &Paragraph"), "Shift+P", scope="text"),
    _spec("edit.select_quotation", _N("Actions", "Select the &Quotation"), '"', scope="text"),
    _spec("edit.find", _N("Actions", "&Find in the Article…"), "Ctrl+F"),
    _spec("edit.find_next", _N("Actions", "Find Ne&xt"), "F3"),
    _spec("edit.find_previous", _N("Actions", "Find Pre&vious"), "Shift+F3"),
    _spec("edit.annotator", _N("Actions", "Your &Name…")),
    _spec("tag.repeat", _N("Actions", "&Repeat the Last Tag"), "Space", scope="text"),
    _spec("tag.disarm", _N("Actions", "&Stop Tagging"), "Esc", scope="text"),
    _spec("tag.fragment", _N("Actions", "Add Selection to the Selected Ta&g"), "Shift+Return", scope="text"),
    _spec("tag.certainty", _N("Actions", "Step Certaint&y"), "~", scope="text"),
    _spec("tag.retract", _N("Actions", "&Delete Tag"), "Del", scope="text"),
    _spec("tag.inspect", _N("Actions", "&Edit Its Values"), "I", scope="text"),
    _spec("tag.answer", _N("Actions", "T&ake What Is Offered"), "Return", scope="text"),
    _spec("tag.new_entry", _N("Actions", "Ne&w Entry from Its Words"), "N", scope="text"),
    _spec("tag.point", _N("Actions", "&Point at Another Tag"), ">", scope="text"),
    _spec("tag.note", _N("Actions", "Write Its N&ote"), "M", scope="text"),
    _spec("tag.comment", _N("Actions", "Co&mment on It"), "C", scope="text"),
    _spec("tag.entry", _N("Actions", "Show in the Re&gister"), "Shift+E", scope="text"),
    _spec("tag.like", _N("Actions", "Tag &All Like This…"), "A", scope="text"),
    _spec("tag.elsewhere", _N("Actions", "W&ho Else Printed This"), "W", scope="text"),
    _spec("tag.counterparts", _N("Actions", "Tag Its &Counterparts"), "K", scope="text"),
    _spec("tag.all_counterparts", _N("Actions", "Accept All Counterparts…"), "Shift+K", scope="text"),
    _spec("tag.tie", _N("Actions", "T&ie to a Tag of Another Article"), "T", scope="text"),
    _spec("tag.cycle", _N("Actions", "Select the &Other Tag Here"), "Shift+O", scope="text"),
    _spec("tag.next", _N("Actions", "&Next Tag"), "]", scope="text"),
    _spec("tag.previous", _N("Actions", "&Previous Tag"), "[", scope="text"),
    _spec("tag.next_open", _N("Actions", "Next Open &Question"), "}", scope="text"),
    _spec("tag.previous_open", _N("Actions", "Pre&vious Open Question"), "{", scope="text"),
    _spec("tag.edit_set", _N("Actions", "&Tag Set…")),
    _spec("tag.use_as_example", _N("Actions", "&Use as Example")),
    _spec("tag.take_in", _N("Actions", "Add a Tag Type from a &File…")),
    _spec("tag.second_pass", _N("Actions", "Second Pass of the Article"), checkable=True),
    _spec("edges.end_word_right", _N("Actions", "End One Word Right"), "Alt+Right", scope="text"),
    _spec("edges.end_word_left", _N("Actions", "End One Word Left"), "Alt+Left", scope="text"),
    _spec("edges.start_word_right", _N("Actions", "Start One Word Right"), "Alt+Shift+Right", scope="text"),
    _spec("edges.start_word_left", _N("Actions", "Start One Word Left"), "Alt+Shift+Left", scope="text"),
    _spec("edges.end_right", _N("Actions", "End One Character Right"), "Ctrl+Alt+Right", scope="text"),
    _spec("edges.end_left", _N("Actions", "End One Character Left"), "Ctrl+Alt+Left", scope="text"),
    _spec(
        "edges.start_right", _N("Actions", "Start One Character Right"), "Ctrl+Alt+Shift+Right", scope="text"
    ),
    _spec("edges.start_left", _N("Actions", "Start One Character Left"), "Ctrl+Alt+Shift+Left", scope="text"),
    _spec("furniture.menu", _N("Actions", "Mark as Furniture…"), "F", scope="text"),
    _spec("furniture.unmark", _N("Actions", "&Unmark Furniture Here"), "Shift+F", scope="text"),
    _spec("furniture.unmark_rule", _N("Actions", "Unmark All of This &Rule in the Article"), scope="text"),
    _spec("view.next_pane", _N("Actions", "&Next Pane"), "F6"),
    _spec("view.previous_pane", _N("Actions", "&Previous Pane"), "Shift+F6"),
    _spec("view.add_pane", _N("Actions", "&Add a Pane"), "Ctrl+T"),
    _spec("view.close_pane", _N("Actions", "&Close the Pane"), "Ctrl+Shift+W"),
    _spec("view.panes_1", _N("Actions", "&One Pane"), "Ctrl+1"),
    _spec("view.panes_2", _N("Actions", "&Two Panes"), "Ctrl+2"),
    _spec("view.panes_3", _N("Actions", "T&hree Panes"), "Ctrl+3"),
    _spec("view.panes_4", _N("Actions", "&Four Panes"), "Ctrl+4"),
    _spec("view.compare", _N("Actions", "&Compare the Articles"), "Ctrl+K", checkable=True),
    _spec("view.linked", _N("Actions", "Scroll Togeth&er"), "Ctrl+Shift+K", checkable=True),
    _spec("view.counterpart", _N("Actions", "&Go to the Counterpart"), "G", scope="text"),
    _spec("view.labelled", _N("Actions", "&Labels on the Tags"), "Ctrl+L", checkable=True),
    _spec("view.zoom_in", _N("Actions", "&Larger Text"), "Ctrl++"),
    _spec("view.zoom_out", _N("Actions", "&Smaller Text"), "Ctrl+-"),
    _spec("view.zoom_reset", _N("Actions", "&Normal Text Size"), "Ctrl+0"),
    _spec("view.theme_system", _N("Actions", "As the S&ystem"), checkable=True),
    _spec("view.theme_light", _N("Actions", "L&ight"), checkable=True),
    _spec("view.theme_dark", _N("Actions", "&Dark"), checkable=True),
    _spec("view.library", _N("Actions", "Go to the Li&brary"), "Alt+1"),
    _spec("view.inspector", _N("Actions", "Go to the I&nspector"), "Alt+2"),
    _spec("view.tags", _N("Actions", "Go to the &Tags Table"), "Alt+3"),
    _spec("view.register", _N("Actions", "Go to the &Register"), "Ctrl+Shift+R"),
    _spec("view.counterparts", _N("Actions", "Go to the Counter&parts")),
    _spec("view.occurrences", _N("Actions", "Go to the &Occurrences")),
    _spec("view.claims", _N("Actions", "Go to the Clai&ms"), "Alt+5"),
    _spec("view.questions", _N("Actions", "Go to the Open &Questions"), "Alt+4"),
    _spec("view.readings", _N("Actions", "Go to the Re&adings"), "Alt+6"),
    _spec("view.sayings", _N("Actions", "Go to &Who Says What"), "Alt+9"),
    _spec("view.related", _N("Actions", "Go to Related Art&icles"), "Alt+7"),
    _spec("view.conflicts", _N("Actions", "Go to the Con&flicts"), "Alt+8"),
    _spec("view.agreement", _N("Actions", "Go to the A&greement")),
    _spec("view.review", _N("Actions", "Go to the Re&view"), "Ctrl+R"),
    _spec("view.message", _N("Actions", "Go to the &Message"), "Alt+0"),
    _spec("help.keys", _N("Actions", "&Keys…"), "?"),
    _spec("help.tour", _N("Actions", "Short &Tour")),
    _spec("help.about", _N("Actions", "&About Annotator")),
)

_FURNITURE = {
    "advertisement": _N("Actions", "&Advertisement"),
    "caption": _N("Actions", "&Caption"),
    "dateline": _N("Actions", "&Dateline"),
    "links": _N("Actions", "&Links"),
    "metadata": _N("Actions", "&Metadata"),
    "navigation": _N("Actions", "&Navigation"),
    "other": _N("Actions", "&Other"),
}


def action_table(tag_types: Sequence[TagType]) -> tuple[Spec, ...]:
    """Return every action of a window on a project with these tag types."""
    types = [Spec(f"type.{t.name}", t.label, t.key, "type", "text") for t in tag_types]
    palette = [
        Spec(f"palette.{number}", f"Tag {number} of the palette", str(number), "palette", "text")
        for number in range(1, min(9, len(tag_types)) + 1)
    ]
    kinds = [
        Spec(f"furniture.{kind}", _FURNITURE.get(kind, kind.capitalize()), "", "furniture", "text")
        for kind in ZONE_KINDS
    ]
    return (*_FIXED, *types, *palette, *kinds)

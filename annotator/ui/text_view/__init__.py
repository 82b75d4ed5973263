"""The text of an article with its tags in lanes under the lines."""

from annotator.ui.text_view.gesture import Gesture
from annotator.ui.text_view.link_lines import LinkLine
from annotator.ui.text_view.mark import STYLES, MarginMark, Mark
from annotator.ui.text_view.tints import Tint
from annotator.ui.text_view.view import LaneTextView

__all__ = ["STYLES", "Gesture", "LaneTextView", "LinkLine", "MarginMark", "Mark", "Tint"]

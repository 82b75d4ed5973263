"""The letter of a tag type on its colour, small, to stand before words in a list."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from annotator.model.tag_type import TagType
from annotator.services.session import Session

SIDE = 16
"""Pixels."""


def chip_of(session: Session, tag_type: str) -> QPixmap:
    """The chip of a tag type (kinds of entries are named as the types that tag them), in the look of now."""
    found = next((t for t in session.tag_set.types() if t.name == tag_type), None)
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Base).lightness() < 128
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _drawn(_colour(found, dark), found.letter if found else "·", dark, ratio)


def chip_icon(session: Session, tag_type: str) -> QIcon:
    """The same as an icon that stays as it is in a selected row."""
    icon = QIcon()
    chip = chip_of(session, tag_type)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
        icon.addPixmap(chip, mode)
    return icon


def _colour(tag_type: TagType | None, dark: bool) -> str:
    if tag_type is None:
        return "#9a9c9e" if dark else "#6b7075"
    return tag_type.colour_dark if dark else tag_type.colour


@lru_cache(64)
def _drawn(colour: str, letter: str, dark: bool, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0.5, 0.5, SIDE - 1, SIDE - 1), 3, 3)
    font = QFont(QGuiApplication.font())
    font.setBold(True)
    font.setPixelSize(SIDE - 5)
    painter.setFont(font)
    painter.setPen(QColor("#14161a") if dark else QColor("#ffffff"))
    painter.drawText(QRectF(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return pixmap

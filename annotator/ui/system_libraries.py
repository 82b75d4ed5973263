"""Looks for what Qt needs from the system before Qt is imported, and says in one line how to mend it."""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

EVERYWHERE = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Shared library → Debian package, for any window system."""

UNDER_X11 = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""The same, for a window under X11."""


def complaint(environment: Mapping[str, str] = os.environ) -> str:
    """Return one sentence that says what keeps a window from opening, or nothing."""
    if not sys.platform.startswith("linux"):
        return ""
    return what_is_missing(environment, _loads, _display_answers)


def what_is_missing(
    environment: Mapping[str, str], loads: Callable[[str], bool], display_answers: Callable[[], bool]
) -> str:
    """Like `complaint`, told how to try a library and the display."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if not platform and not environment.get("DISPLAY") and not wayland:
        return (
            "There is no display to open a window on; start annotator from a desktop session, or use its "
            "command line (annotator --help)."
        )
    under_x11 = platform == "xcb" or (not platform and not wayland)
    needed = EVERYWHERE | (UNDER_X11 if under_x11 else {})
    packages = [package for library, package in needed.items() if not loads(library)]
    if packages:
        lacking = "What draws windows and pages needs system libraries that are not installed"
        return f"{lacking}; mend it with: {_install(packages)}"
    if under_x11 and not display_answers():
        return (
            f"The display “{environment.get('DISPLAY', '')}” does not answer; start annotator from a desktop "
            "session, or use its command line (annotator --help)."
        )
    return ""


def _install(packages: list[str]) -> str:
    administrator = "" if os.geteuid() == 0 else "sudo "
    return f"{administrator}apt-get install -y {' '.join(packages)}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _display_answers() -> bool:
    """Qt aborts the process when the X server refuses it, so ask first."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers

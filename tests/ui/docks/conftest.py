"""Fixtures of the docks' tests."""

from tests.ui.project_of_tags import bbc, session, today

__all__ = ["bbc", "session", "today"]

"""Annotator: tag, compare and hand over several newspapers' reports of one event."""

__version__ = "0.1.0"

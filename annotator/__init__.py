"""Annotator: tag, compare and hand over several newspapers' reports of one event."""

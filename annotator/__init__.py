"""Annotator: tag, compare and hand over several newspapers' reports of one event."""

__version__ = "0.1.0"
SCHEMA_CHECK = "--check-by-schema"
"""First argument of a process that the program starts of itself, to compile a schema; internal, and no verb."""

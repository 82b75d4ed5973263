"""The project file; all SQL is here."""

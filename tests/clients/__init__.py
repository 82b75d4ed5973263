"""Programs that are not ours read what we write: python -m pytest tests/clients, on demand."""

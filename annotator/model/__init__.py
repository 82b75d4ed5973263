"""What the program speaks of: frozen dataclasses, one noun per file; imports nothing of ours."""

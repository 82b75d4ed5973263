"""Text in, proposals out; one file each."""

"""Library, inspector and table of tags: what stands around the texts."""

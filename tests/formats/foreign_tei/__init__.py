"""TEI of other programs: texts, tags and registers, from small files written for the tests."""

"""One family of verbs each."""

"""One file per verb or family of verbs."""

"""Projects of programs for qualitative data analysis, by the REFI-QDA standard 1.5 (`.qdpx`)."""

"""TEI that other programs wrote: its texts, the tags in and beside them, and its lists of people, bodies and places."""

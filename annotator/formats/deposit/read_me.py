"""The read-me of a deposit: what is what, for somebody who has never heard of the program that made it."""

_TEXT = """\
{name}
{line}

This folder holds newspaper articles and what archivists noted about them: who spoke, in which capacity, when, and
what exactly was said. It was packed by the program Annotator {version}. You do not need that program, or any other
that may not exist any more, to read it: everything is plain text (UTF-8), XML, or a file exactly as it was received.

Articles: {articles}. State of the work: {newest}.

What lies where (in the folder data/)
  originals/   the articles as they were received, byte for byte (web pages, PDF, Word, mail ...). The name ends
               with the beginning of the SHA-256 hash of the file.
  texts/       the text of each article, as it was tagged. The name ends with the beginning of the id of the article,
               which premis.xml tells whole. Positions everywhere else are counted in these texts, in Unicode code
               points, from 0.
  tei/         archive-copy.xml: all articles with all that was noted, in TEI P5, a standard for texts in XML. The
               text is untouched; each note points to its words by string-range(paragraph, start, length).
               reading-copy.xml: the same with the notes around their words; easier to read, and to show.
               Each file explains its own tags in its header (encodingDesc).
  register/    the people, organisations and places that the articles speak of: register.xml (TEI), register.csv
               (a table), eac/ (one authority record for each person and organisation, EAC-CPF 2.0), and claims.csv:
               who held which office, from when to when, by which article. Dates are EDTF (ISO 8601-2):
               1961/.. is "from 1961 on", 2011~ is "about 2011", 196X is "in the sixties".
  log/         events.jsonl: every step that anybody ever made, one JSON object in each line: "by" whom, "at" which
               time, with the "label" of the step, and in "statements" the new state of each thing ("body" is null
               where it was taken back). The SHA-256 of a line, without its line end, is the name of the event; lines
               stand in the order of these names. "supersedes" names the events that a statement replaces.
  premis.xml   what each file is, and what happened to it, in PREMIS 3, a standard of libraries.

Is it still whole?
  The folder is a bag by the rules of BagIt 1.0 (RFC 8493). manifest-sha256.txt and manifest-sha512.txt beside data/
  list the hash of every file. Any program that knows BagIt verifies them; so does, on most systems, the command
      sha256sum -c manifest-sha256.txt
  in the folder in which that list lies.

How to begin
  Open tei/reading-copy.xml in a browser or a text editor and look for <text>. To find who is meant by ref="#...",
  look for the same xml:id in the same file.
"""


def read_me(name: str, version: str, articles: int, newest: str) -> str:
    """The text; `newest` is the time of the newest statement, empty where there is none."""
    shown = " ".join(name.split()) or "A project"
    return _TEXT.format(
        name=shown,
        line="=" * min(len(shown), 100),
        version=version,
        articles=articles,
        newest=newest or "unknown",
    )

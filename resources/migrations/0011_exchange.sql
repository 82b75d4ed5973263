-- What came from colleagues, and when: the places in the log from first_seq to last_seq are no steps of one's own.
CREATE TABLE taken_in (
    n         INTEGER PRIMARY KEY,
    bundle    BLOB NOT NULL CHECK (length(bundle) = 32),
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    "by"      TEXT NOT NULL,
    at        TEXT NOT NULL,
    events    INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL
) STRICT;

CREATE INDEX taken_in_bundle ON taken_in (bundle);

-- Tags of which the words do not stand where they say in the text that the project has of their article.
CREATE TABLE held (
    id      BLOB PRIMARY KEY,
    article BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX held_of_article ON held (article);

-- Texts that an article is stated to have and that are not in the project.
CREATE TABLE awaited (
    article BLOB NOT NULL,
    sha256  BLOB NOT NULL,
    PRIMARY KEY (article, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX awaited_text ON awaited (sha256);

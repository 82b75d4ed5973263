-- The log: immutable, content-addressed events. An integer rowid makes a damaged file salvageable.
CREATE TABLE event (
    seq  INTEGER PRIMARY KEY,
    id   BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    json TEXT NOT NULL
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log only grows: an event is never changed'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log only grows: an event is never deleted'); END;

-- Count of the events and the sum of their ids modulo 2^256, independent of their order.
CREATE TABLE seal (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    events INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- Which events speak of a subject, and where in the event.
CREATE TABLE statement (
    subject BLOB NOT NULL,
    event   INTEGER NOT NULL REFERENCES event (seq),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (subject, event)
) STRICT, WITHOUT ROWID;

-- Content-addressed blobs beside the log: the bytes as received, and the texts made from them.
CREATE TABLE original (
    n      INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE text (
    n       INTEGER PRIMARY KEY,
    sha256  BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    content TEXT NOT NULL
) STRICT;

CREATE TRIGGER original_is_never_changed BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'an original is never changed'); END;

CREATE TRIGGER text_is_never_changed BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'a text is never changed'); END;

-- From here on: the projection of the log. It can be dropped and rebuilt from the events.
CREATE TABLE project (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    n             INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    first_event   INTEGER NOT NULL,
    title         TEXT NOT NULL,
    publisher     TEXT NOT NULL,
    author        TEXT NOT NULL,
    published     TEXT NOT NULL,
    url           TEXT NOT NULL,
    language      TEXT NOT NULL,
    accession     TEXT NOT NULL,
    accessed      TEXT NOT NULL,
    sha256        BLOB NOT NULL,
    characters    INTEGER NOT NULL,
    original      BLOB NOT NULL,
    original_name TEXT NOT NULL,
    media_type    TEXT NOT NULL,
    encoding      TEXT NOT NULL,
    replaced      TEXT NOT NULL,
    disputed      INTEGER NOT NULL
) STRICT;

CREATE INDEX article_in_order ON article (first_event);

-- Kept, never counted on the way to the screen.
CREATE TABLE tag_count (
    article BLOB PRIMARY KEY,
    tags    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
    n        INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    article  BLOB NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    rule     TEXT NOT NULL,
    "by"     TEXT NOT NULL,
    disputed INTEGER NOT NULL
) STRICT;

CREATE INDEX zone_of_article ON zone (article, start, "end");

-- start and end are the extent; target lists every range as start:end,start:end in code points.
CREATE TABLE annotation (
    n            INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    article      BLOB NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    target       TEXT NOT NULL,
    type         TEXT NOT NULL,
    quote        TEXT NOT NULL,
    "by"         TEXT NOT NULL,
    at           TEXT NOT NULL,
    certainty    TEXT NOT NULL,
    note         TEXT NOT NULL,
    field_values TEXT NOT NULL,
    state        TEXT NOT NULL,
    disputed     INTEGER NOT NULL
) STRICT;

CREATE INDEX annotation_of_article ON annotation (article, start, "end");
CREATE INDEX annotation_of_type ON annotation (type);

CREATE TABLE tag_type (
    name       TEXT PRIMARY KEY,
    definition TEXT NOT NULL,
    disputed   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

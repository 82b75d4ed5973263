-- Answers to the question whether a tag has its like in another article; tag is NULL where there is nothing to tag.
CREATE TABLE counterpart (
    id         BLOB PRIMARY KEY,
    annotation BLOB NOT NULL,
    article    BLOB NOT NULL,
    tag        BLOB,
    "by"       TEXT NOT NULL,
    at         TEXT NOT NULL,
    disputed   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX counterpart_of_annotation ON counterpart (annotation);
CREATE INDEX counterpart_of_article ON counterpart (article);
CREATE INDEX counterpart_of_tag ON counterpart (tag) WHERE tag IS NOT NULL;

-- What somebody accepts where articles contradict each other; body is what the event stated.
CREATE TABLE settlement (
    id       BLOB PRIMARY KEY,
    body     TEXT NOT NULL,
    disputed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement_article (
    article    BLOB NOT NULL,
    settlement BLOB NOT NULL,
    PRIMARY KEY (article, settlement)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_of_settlement ON settlement_article (settlement);

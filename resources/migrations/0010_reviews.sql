-- Decisions of reviewers: one for each tag. event is the statement of the tag that was judged.
CREATE TABLE review (
    id            BLOB PRIMARY KEY,
    annotation    BLOB NOT NULL UNIQUE,
    article       BLOB NOT NULL,
    event         BLOB NOT NULL,
    verdict       TEXT NOT NULL,
    replaced_by   BLOB,
    automatic     INTEGER NOT NULL,
    reason        TEXT NOT NULL,
    "by"          TEXT NOT NULL,
    at            TEXT NOT NULL,
    answer        TEXT NOT NULL,
    answer_reason TEXT NOT NULL,
    answered_by   TEXT NOT NULL,
    answered_at   TEXT NOT NULL,
    disputed      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX review_of_article ON review (article);

-- How far each person's work on each article has come.
CREATE TABLE stage (
    id       BLOB PRIMARY KEY,
    article  BLOB NOT NULL,
    person   TEXT NOT NULL,
    stage    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    "by"     TEXT NOT NULL,
    at       TEXT NOT NULL,
    disputed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX stage_of_article ON stage (article, person);

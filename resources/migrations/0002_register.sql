-- The register, what tags point to, comments, vocabularies. All of it is projection: the log stays as it is.
ALTER TABLE annotation ADD COLUMN links TEXT NOT NULL DEFAULT '{}';
ALTER TABLE annotation ADD COLUMN type_version TEXT NOT NULL DEFAULT '';

-- root is the record that speaks for this one: itself, or the one it was merged into.
CREATE TABLE record (
    n           INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    status      TEXT NOT NULL,
    merged_into BLOB,
    root        BLOB NOT NULL,
    body        TEXT NOT NULL,
    disputed    INTEGER NOT NULL
) STRICT;

CREATE INDEX record_in_order ON record (kind, name COLLATE NOCASE, id);
CREATE INDEX record_of_root ON record (root);
CREATE INDEX record_merged ON record (merged_into) WHERE merged_into IS NOT NULL;

-- The preferred name and the further forms of each record, to find it by exactly these words.
CREATE TABLE record_form (
    form   TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (form, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX form_of_record ON record_form (record);

-- record is the one stated, or the one that the mention stands for; the root is looked up when it is read.
CREATE TABLE link (
    annotation BLOB NOT NULL,
    field      TEXT NOT NULL,
    article    BLOB NOT NULL,
    record     BLOB,
    mention    BLOB,
    PRIMARY KEY (annotation, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_of_record ON link (record, article) WHERE record IS NOT NULL;
CREATE INDEX link_of_article ON link (article, field);
CREATE INDEX link_of_mention ON link (mention) WHERE mention IS NOT NULL;

-- Kept, never counted on the way to the screen: by which words the tags of the project point to a record.
CREATE TABLE form_count (
    record BLOB NOT NULL,
    field  TEXT NOT NULL,
    form   TEXT NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (record, field, form)
) STRICT, WITHOUT ROWID;

-- Every word of every form, given by hand or found in articles (see text.name_keys), to find records as one types.
CREATE TABLE name_key (
    kind   TEXT NOT NULL,
    key    TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (kind, key, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_key_of_record ON name_key (record, kind, key);

-- Kept: the links to each record, to offer first what is used most.
CREATE TABLE name_use (
    record BLOB PRIMARY KEY,
    links  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX name_most_used ON name_use (links DESC, record);

CREATE TABLE comment (
    n           INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    article     BLOB NOT NULL,
    annotation  BLOB NOT NULL,
    text        TEXT NOT NULL,
    "by"        TEXT NOT NULL,
    at          TEXT NOT NULL,
    reply_to    TEXT NOT NULL,
    resolved_by TEXT NOT NULL,
    disputed    INTEGER NOT NULL
) STRICT;

CREATE INDEX comment_of_annotation ON comment (annotation);
CREATE INDEX comment_of_article ON comment (article);

CREATE TABLE term (
    n          INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE,
    vocabulary TEXT NOT NULL,
    label      TEXT NOT NULL,
    body       TEXT NOT NULL,
    disputed   INTEGER NOT NULL
) STRICT;

CREATE INDEX term_of_vocabulary ON term (vocabulary, label);

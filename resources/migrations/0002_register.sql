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

-- One row per tag that says something of somebody, if its type is one that does: what tables of claims sort by.
-- n is that of the tag; role and date say which kinds of claim its values would make; holder and body are the
-- records stated, under the names of those that speak for them.
CREATE TABLE claim (
    n           INTEGER PRIMARY KEY,
    first_event INTEGER NOT NULL,
    article     BLOB NOT NULL,
    start       INTEGER NOT NULL,
    type        TEXT NOT NULL,
    role        INTEGER NOT NULL,
    date        INTEGER NOT NULL,
    holder      BLOB,
    holder_name TEXT NOT NULL,
    body        BLOB,
    body_name   TEXT NOT NULL,
    term        TEXT NOT NULL,
    begins      TEXT NOT NULL,
    ends        TEXT NOT NULL,
    certainty   TEXT NOT NULL
) STRICT;

CREATE INDEX claim_of_article ON claim (article);
CREATE INDEX claim_of_holder ON claim (holder) WHERE holder IS NOT NULL;
CREATE INDEX claim_of_body ON claim (body) WHERE body IS NOT NULL;

-- Roles and dates of the first release knew nobody but by name.
INSERT INTO claim
SELECT annotation.n, coalesce(article.first_event, 0), annotation.article, annotation.start, annotation.type,
    coalesce(json_extract(field_values, '$.holder'), json_extract(field_values, '$.organisation'), json_extract(field_values, '$.term')) IS NOT NULL,
    json_extract(field_values, '$.person') IS NOT NULL
        AND coalesce(json_extract(field_values, '$.edtf'), json_extract(field_values, '$.duration')) IS NOT NULL,
    NULL, coalesce(json_extract(field_values, '$.holder'), json_extract(field_values, '$.person'), ''),
    NULL, coalesce(json_extract(field_values, '$.organisation'), ''),
    coalesce(json_extract(field_values, '$.term'), json_extract(field_values, '$.event'), ''),
    coalesce(json_extract(field_values, '$.from'), json_extract(field_values, '$.edtf'), json_extract(field_values, '$.to'), json_extract(field_values, '$.duration'), ''),
    coalesce(json_extract(field_values, '$.to'), json_extract(field_values, '$.duration'), json_extract(field_values, '$.edtf'), ''),
    annotation.certainty
FROM annotation LEFT JOIN article ON article.id = annotation.article
WHERE coalesce(json_extract(field_values, '$.holder'), json_extract(field_values, '$.organisation'), json_extract(field_values, '$.term')) IS NOT NULL
    OR (json_extract(field_values, '$.person') IS NOT NULL
        AND coalesce(json_extract(field_values, '$.edtf'), json_extract(field_values, '$.duration')) IS NOT NULL);

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

-- Which articles share passages: fingerprints of the texts (see text.fingerprints), by article and by fingerprint.
-- hashes holds signed numbers of four bytes, little-endian, in order, and n is that of the row, not of the article.
CREATE TABLE fingerprint (
    n       INTEGER PRIMARY KEY,
    article BLOB NOT NULL UNIQUE,
    hashes  BLOB NOT NULL
) STRICT;

CREATE TABLE shingle (
    hash INTEGER NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (hash, n)
) STRICT, WITHOUT ROWID;

-- Articles whose fingerprints are still to be made, in the background: those of projects of earlier schemas, and long ones.
CREATE TABLE unfingerprinted (
    article BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO unfingerprinted SELECT id FROM article;

-- Files of other programs that were taken in: what was left out of them is known as long as the project.
CREATE TABLE intake (
    id   BLOB PRIMARY KEY,
    at   TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- SHA-256 of the TEI file in which an article came from another project; empty where its own file is here.
ALTER TABLE article ADD COLUMN received TEXT NOT NULL DEFAULT '';

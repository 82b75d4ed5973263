-- The entry of the register that a remark is on; a remark on an article as a whole has neither entry nor tag.
ALTER TABLE comment ADD COLUMN record BLOB;

CREATE INDEX comment_of_record ON comment (record) WHERE record IS NOT NULL;

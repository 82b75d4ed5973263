-- Where the original of an article lay in a larger file (an archive); empty where it came by itself.
ALTER TABLE article ADD COLUMN within TEXT NOT NULL DEFAULT '';

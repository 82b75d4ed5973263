-- The state that a tag's own event gives it, where a decision that holds says otherwise; empty where none holds.
ALTER TABLE annotation ADD COLUMN before_review TEXT NOT NULL DEFAULT '';

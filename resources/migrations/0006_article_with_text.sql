-- To find the article that has exactly a text, when tags for it come in from another program.
CREATE INDEX article_with_text ON article (sha256);

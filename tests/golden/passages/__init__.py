"""Pairs of articles with the passages that a reader sees in them; see README.md."""

"""Bundles: bags that carry events, texts and originals from one project to another."""

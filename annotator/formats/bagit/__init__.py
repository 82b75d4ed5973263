"""Bags of BagIt 1.0 (RFC 8493) in a zip archive: files with a list of their hashes."""

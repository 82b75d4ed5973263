"""Tests of deposits for an archive."""

"""Tests of the shared TEI parts."""

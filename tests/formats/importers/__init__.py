"""Tests of annotator.formats.importers."""

"""Tests of annotator.text."""

"""Tests of annotator.services."""

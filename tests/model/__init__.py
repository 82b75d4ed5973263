"""Tests of annotator.model."""

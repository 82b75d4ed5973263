"""Tests of annotator.ui."""

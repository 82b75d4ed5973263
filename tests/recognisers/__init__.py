"""Tests of annotator.recognisers."""

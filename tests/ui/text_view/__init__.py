"""Tests of the text view, with real Qt events."""

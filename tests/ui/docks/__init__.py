"""Tests of the docks."""

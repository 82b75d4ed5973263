"""Tests of the files that hold many documents."""

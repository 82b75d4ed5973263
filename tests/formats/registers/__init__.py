"""Tests of the files that hold a register."""

"""Texts with what the program should make of them, and how close it comes."""

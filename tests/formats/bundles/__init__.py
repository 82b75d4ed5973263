"""Bundles, sound and not."""

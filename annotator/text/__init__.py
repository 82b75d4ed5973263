"""Pure functions on str: offsets, decoding, edges, lanes."""

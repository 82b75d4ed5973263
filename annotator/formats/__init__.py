"""Reading and writing of other people's formats; no knowledge of the store."""

"""The Common Analysis Structure of UIMA."""

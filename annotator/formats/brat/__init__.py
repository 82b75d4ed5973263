"""The standoff format of the brat annotation tool, in and out."""

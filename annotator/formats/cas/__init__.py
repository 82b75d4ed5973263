"""The Common Analysis Structure of UIMA, as the annotation tool INCEpTION exchanges it: XMI and JSON, in and out."""

"""The TEI parts that several importers and exporters share."""

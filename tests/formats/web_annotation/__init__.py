"""Tests of Web Annotations, by a processor of JSON-LD and by what the Recommendation says must be."""

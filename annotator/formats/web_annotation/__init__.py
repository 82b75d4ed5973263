"""The Web Annotation Data Model (W3C Recommendation, 23 February 2017) as JSON-LD, out and in."""

"""Bytes to source text: encodings, containers, records and saved pages."""

"""The panels around the article. They never meet: methods in, signals out."""

"""The first reading of a source text: lines to blocks, blocks to articles, each decision with its reason."""

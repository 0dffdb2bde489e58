"""Raw dumps: bytes to source text (`reading`), and the first reading of the text as articles and blocks (`dividing`).

Nothing is gathered here: who needs only a value does not load what divides and reads.
"""

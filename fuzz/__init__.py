"""Fuzz harnesses, one a family of parsers: `one_input` takes hostile bytes and must neither raise nor run away.

Only `python -m fuzz…` needs atheris; the harnesses themselves are imported, and fed a few seeds, by the tests.
"""

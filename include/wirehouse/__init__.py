"""Wirehouse: raw news pages in, analysis-ready Postgres tables out.

The folders are the stages (`collect`, `clean`, `enrich`, `validate`, `publish`), `records` is what
flows between them, and `pipeline` composes them.
"""

__version__ = "0.1.0"

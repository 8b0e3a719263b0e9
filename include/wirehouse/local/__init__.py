"""The whole system on one machine, as child processes: what `make run`, `up`, `down` and `psql` do.

Nothing here imports Airflow, which takes some six seconds: its parts are started as programs, and
spoken to through its REST API.
"""

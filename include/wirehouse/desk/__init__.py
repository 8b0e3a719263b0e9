"""The operators' desk: pages over the warehouse, and the few things that a person may ask of it.

It knows nothing of Airflow. Whoever serves it says who asks (`Identify`) and starts the DAGs that do the
work (`Conductor`): plugins/news_desk.py does both.
"""

from __future__ import annotations

from wirehouse.desk.access import Conductor, ConductorError, Identify, User
from wirehouse.desk.app import desk_app

__all__ = ["Conductor", "ConductorError", "Identify", "User", "desk_app"]

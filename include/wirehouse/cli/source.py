"""`wirehouse source profile|check|add`: what was learned of a source, what it would bring, a new one."""

from __future__ import annotations

import argparse
from importlib import import_module


def main(arguments: argparse.Namespace) -> int:
    """Do what was asked for; an action's module is imported when it is called."""
    return int(import_module(f"wirehouse.cli.source_{arguments.action}").main(arguments))

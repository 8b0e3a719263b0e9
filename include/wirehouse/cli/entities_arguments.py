"""The arguments of `wirehouse entities`."""

from __future__ import annotations

import argparse

DESCRIPTION = """\
Entities as they stand after all judgements, judgements about them, and what is proposed for the registry.

  proposals            what texts name often, in several sources, and the registry does not know
  show NAME            an entity: its names, what was merged into it, judgements, forms, articles
  judge NAME OTHER     say with --verdict whether two are the same, different, or that you are unsure
  judge NAME           the same of a name (--alias) or of one mention (--mention) and the entity
  merge NAME OTHER     judge that two are the same
  undo JUDGEMENT       take a judgement back, by its number
  export [NAME ...]    proposals as rows for your registry file, as CSV

NAME is an entity's id, its name or an alias; where several have it, you are shown their ids. A judgement is
never deleted, and changes no fact: the views read through it, at once. Two that were judged different are
never merged, be it through others, until that is undone.
"""

EXAMPLE = 'wirehouse entities merge "Marta Velling" "M. Velling" --why "same harbour director"'
ACTIONS = ("proposals", "show", "judge", "merge", "undo", "export")
KINDS = ("person", "organisation", "place", "event", "product", "law")


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments to its parser."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("names", metavar="NAME", nargs="*", help="entities, or the number of a judgement")
    judging = parser.add_argument_group("judging")
    judging.add_argument("--verdict", choices=("same", "different", "unsure"), help="what you judge")
    judging.add_argument("--why", metavar="TEXT", help="the reason; every judgement has one")
    judging.add_argument("--by", metavar="WHO", help="who judges (the user of this computer)")
    judging.add_argument("--alias", metavar="WORDS", help="judge whether these words mean the entity")
    judging.add_argument(
        "--mention", metavar="REVISION:START:END", help="judge whether the mention there names the entity"
    )
    proposing = parser.add_argument_group("proposals and export")
    proposing.add_argument("--articles", metavar="N", type=int, help="named in at least so many articles")
    proposing.add_argument("--sources", metavar="N", type=int, help="of at least so many sources")
    proposing.add_argument("--kind", choices=KINDS, help="only of this kind")
    proposing.add_argument("--rows", metavar="N", type=int, default=50, help="at most so many (50)")
    proposing.add_argument("--out", metavar="FILE", help="write the export to a file that is not there yet")

"""Robots files read by three parsers, and why they differ: ours, protego and robotspy.

    PYTHONPATH=include:. python -m bench.robots_differences [--every N] [--all]

Takes the robots files of ../shared/data/corpora. For each, addresses are made of its own rules, and each is
asked about under our name and under names that the file knows. Where another parser says otherwise, the
cause is found by experiment: the file is brought step by step into the plainest form that says the same
to us, and the first step after which the other parser agrees names the cause. If it never agrees, the
difference lies in how one rule is matched, and the rule and the address tell which.
docs/decisions/0022-robots-parser.md explains the causes.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from protego import Protego
from robots import RobotsParser

from wirehouse.collect.network.robots_file import RobotsFile, read_robots
from wirehouse.collect.network.robots_rules import Rule

CORPUS = Path(__file__).resolve().parents[2] / "shared/data/corpora/robots-protego.tar.gz"
AGENT = "wirehouse"

Parser = Callable[[str, str, str], bool]
"""Says whether an agent may fetch a path under a robots file: text, agent, path."""

_NAME = re.compile(r"^[ \t]*user[- ]?agent[ \t]*:[ \t]*([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:dis)?allow[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)
_SAID = re.compile(r"^[ \t]*(user[- ]?agent|\w*s+all?o?w|diasllow|allow)\b", re.IGNORECASE)
_VALUE = re.compile(r"\w+\s*[:\s]\s*")
_MOST_RULES, _MOST_NAMES = 40, 8


@dataclass(frozen=True)
class Difference:
    """One address on which another parser does not agree with ours."""

    file: str
    agent: str
    path: str
    ours: bool
    parser: str
    cause: str


def protego(text: str, agent: str, path: str) -> bool:
    """Ask protego."""
    return bool(_protego(text).can_fetch(f"http://gazette.test{path}", agent))


def robotspy(text: str, agent: str, path: str) -> bool:
    """Ask robotspy."""
    return bool(_robotspy(text).can_fetch(agent, f"http://gazette.test{path}"))


PARSERS: dict[str, Parser] = {"protego": protego, "robotspy": robotspy}


def differences(name: str, body: bytes) -> Iterator[Difference]:
    """Give every difference over the addresses that a file's own rules suggest, with its cause."""
    text = body.decode("utf-8", "replace")
    paths = probes(text)
    for agent in agents(text):
        file = _ours(body, agent)
        for path in paths:
            ours = _allows(file, path)
            for parser, ask in PARSERS.items():
                if ask(text, agent, path) != ours:
                    yield Difference(name, agent, path, ours, parser, cause(ask, text, agent, path, ours))


def cause(ask: Parser, text: str, agent: str, path: str, ours: bool) -> str:
    """Find why another parser says otherwise; `unexplained` where no step and no sign tells."""
    for named, step in STEPS.items():
        text = step(text, agent)
        if ask(text, agent, path) == ours:
            return named
    return _matching_cause(text, path)


def probes(text: str) -> list[str]:
    """Make addresses of a file's rules: what they match, what they just miss, and what lies below."""
    paths = ["/", "/index.html", "/news/2026/11/ferry.html"]
    for stated in dict.fromkeys(_RULE.findall(text)[:_MOST_RULES]):
        rule = stated if stated.startswith(("/", "*")) else f"/{stated}"
        filled = "/" + rule.replace("*", "x").rstrip("$").lstrip("/")
        paths += [
            filled,
            filled + "x",
            filled + "/y",
            filled[:-1] or "/",
            "/" + rule.replace("*", "").lstrip("/"),
        ]
    # The file itself may always be fetched, and no parser of files need say so.
    return [path for path in dict.fromkeys(paths) if not path.startswith("/robots.txt")]


def agents(text: str) -> list[str]:
    """Give our name, and the first product tokens that a file knows."""
    found = [_token(value).lower() for value in _NAME.findall(text)]
    return list(dict.fromkeys([AGENT, *[name for name in found if name not in {"", "*"}][:_MOST_NAMES]]))


# The steps, each of which changes nothing for us.


def _plain_lines(text: str, _: str) -> str:
    return "\n".join(re.split("\r\n|\n|\r", text.removeprefix("\ufeff")))


def _without_comments(text: str, _: str) -> str:
    return "\n".join(line.partition("#")[0].strip() for line in text.split("\n"))


def _rules_alone(text: str, _: str) -> str:
    return "\n".join(line for line in text.split("\n") if _SAID.match(line))


def _product_tokens(text: str, _: str) -> str:
    # A name without a token names nobody; `nobody` does so in letters that every parser reads.
    return _NAME.sub(lambda name: f"User-agent: {_token(name[1]) or 'nobody'}", text)


def _one_group(text: str, agent: str) -> str:
    lines = re.split("\r\n|\n|\r", text)
    return _written(text, agent, lambda rule: _VALUE.sub("", lines[rule.line - 1].strip(), count=1))


def _written(text: str, agent: str, pattern: Callable[[Rule], str]) -> str:
    rules = sorted(_ours(text.encode(), agent).rules, key=lambda rule: rule.line)
    said = [f"{'Allow' if rule.allows else 'Disallow'}: {pattern(rule)}" for rule in rules]
    return "\n".join([f"User-agent: {agent}", *said, ""])


def _first_slash(text: str, _: str) -> str:
    return re.sub(r"^Disallow: (?=[^/*$\s])", "Disallow: /", text, flags=re.MULTILINE)


def _normalised(text: str, agent: str) -> str:
    return _written(text, agent, lambda rule: rule.pattern)


STEPS: dict[str, Callable[[str, str], str]] = {
    "line ends and byte order marks": _plain_lines,
    "comments": _without_comments,
    "lines that are no rule between names": _rules_alone,
    "names that are no product token": _product_tokens,
    "groups of the agent, and misspelt rules": _one_group,
    "a rule without its first slash": _first_slash,
    "escapes and asterisks in a rule": _normalised,
}


def _matching_cause(text: str, path: str) -> str:
    file = _ours(text.encode(), _NAME.search(text)[1].strip())  # type: ignore[index]
    rule = file.deciding_rule(path)
    speaking = [one for one in file.rules if one.matches(path)]
    if "$" in path or "*" in path:
        return "a dollar sign or an asterisk in the address"
    if "//" in path:
        return "two slashes in a row in the address"
    if "%" in path or not path.isascii() or re.search(r"[^\w./?=&*$%~-]", path):
        return "escapes and colons in the address"
    if any(one.allows and "index.htm" in one.pattern for one in file.rules):
        return "index.html allowed, and so its folder"
    if any("?" in one.pattern and "$" in one.pattern for one in file.rules):
        return "a question mark before a dollar sign"
    if len(speaking) > 1 and rule is not None:
        return "the weight of two rules that match"
    return "unexplained"


def _token(value: str) -> str:
    if value.startswith("*"):
        return "*"
    match = re.match(r"[A-Za-z_-]+", value)
    return match[0] if match else ""


def _ours(body: bytes, agent: str) -> RobotsFile:
    return read_robots(body, agent, "http://gazette.test/robots.txt")


def _allows(file: RobotsFile, path: str) -> bool:
    rule = file.deciding_rule(path)
    return rule is None or rule.allows


_parsed: dict[tuple[str, str], object] = {}


def _protego(text: str) -> Protego:
    return _kept("protego", text, Protego.parse)  # type: ignore[return-value]


def _robotspy(text: str) -> RobotsParser:
    return _kept("robotspy", text, RobotsParser.from_string)  # type: ignore[return-value]


def _kept(parser: str, text: str, parse: Callable[[str], object]) -> object:
    if (parser, text) not in _parsed:
        if len(_parsed) > 60:
            _parsed.clear()
        _parsed[parser, text] = parse(text)
    return _parsed[parser, text]


def corpus(every: int = 1) -> Iterator[tuple[str, bytes]]:
    """Give the robots files of the corpus, or each so-manieth: name and bytes."""
    with tarfile.open(CORPUS) as archive:
        for number, member in enumerate(archive):
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None and number % every == 0:
                yield Path(member.name).name, file.read()


def main() -> None:
    """Print how many differences there are of each cause, with an example."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--every", type=int, default=1, help="look at each so-manieth file alone")
    arguments.add_argument("--all", action="store_true", help="print every difference")
    chosen = arguments.parse_args()
    logging.disable(logging.CRITICAL)
    found: list[Difference] = []
    asked = 0
    for name, body in corpus(chosen.every):
        text = body.decode("utf-8", "replace")
        asked += len(probes(text)) * len(agents(text))
        found += differences(name, body)
    counted = Counter((one.parser, one.cause, one.ours) for one in found)
    print(f"{asked:,} questions; differences: {len(found):,}")
    print("| parser | cause | ours says | addresses | files | example |\n|---|---|---|---|---|---|")
    for (parser, why, ours), count in counted.most_common():
        of_kind = [one for one in found if (one.parser, one.cause, one.ours) == (parser, why, ours)]
        example = of_kind[0]
        files = len({one.file for one in of_kind})
        said = "yes" if ours else "no"
        print(
            f"| {parser} | {why} | {said} | {count} | {files} | {example.file} {example.agent} `{example.path[:60]}` |"
        )
    for one in found if chosen.all else ():
        print(one)
    sys.exit(any(one.cause == "unexplained" for one in found))


if __name__ == "__main__":
    main()

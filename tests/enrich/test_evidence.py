"""Why a name, a place and a speaker were decided so, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wirehouse.records import Enrichment, Mention

Read = Callable[..., Enrichment]


def mention(found: Enrichment, surface: str) -> Mention:
    return next(one for one in found.mentions if one.surface == surface)


@pytest.mark.parametrize(
    ("body", "surface", "evidence"),
    [
        ("The minister flew to Kyiv.", "Kyiv", "alias: Kyiv, the only meaning"),
        ("The talks in Washington went on.", "Washington", "alias: Washington, the usual one of 2 meanings"),
        ("Armenia and Georgia signed it in Tbilisi.", "Georgia", "context: Tbilisi, Armenia"),
        ("A Hungarian official stayed away.", "Hungarian", "people: Hungarian are of Hungary"),
        ("Olaf Scholz left early. Scholz gave no reason.", "Scholz", "surname: Olaf Scholz, named at 0"),
        (
            "The Widget Makers Council (WMC) met. Later the WMC spoke.",
            "WMC",
            "short form: Widget Makers Council, named at 4",
        ),
        (
            "NATO Secretary General Jonas Stoltenberg arrived.",
            "Jonas Stoltenberg",
            "role: secretary general of NATO",
        ),
        ("Mayor Edda Quillfeather spoke.", "Edda Quillfeather", "unknown: no form of the registry"),
        (
            "The votes from Georgia were late.",
            "Georgia",
            "undecided: Georgia can be Georgia, Georgia (U.S. state)",
        ),
        ("He lives in Springfield, Illinois.", "Springfield", "town: behind it stands Illinois"),
    ],
)
def test_a_name_tells_why_it_has_its_entity(read: Read, body: str, surface: str, evidence: str) -> None:
    assert mention(read(body), surface).evidence == evidence


def test_a_name_that_is_linked_keeps_what_else_it_can_mean(read: Read) -> None:
    found = mention(read("Armenia and Georgia signed it in Tbilisi."), "Georgia")
    assert [entity.wikidata for entity in found.others] == ["Q1428"]


def test_a_town_keeps_its_likeliest_namesakes(read: Read) -> None:
    found = mention(read("He lives in Springfield, Illinois."), "Springfield")
    assert 0 < len(found.others) <= 3
    assert {entity.name for entity in found.others} == {"Springfield"}
    assert found.entity not in found.others


@pytest.mark.parametrize(
    ("body", "evidence"),
    [
        ('"We will pay for it all," Olaf Scholz said.', "cue behind; name: Olaf Scholz"),
        ('Olaf Scholz said: "We will pay for it all."', "cue before; name: Olaf Scholz"),
        (
            'Olaf Scholz spoke on Monday. "We will pay for it all," he said.',
            "cue behind; he: the last who spoke or began a sentence, at 0",
        ),
        (
            '"We will pay for it all," one official said.',
            "cue behind; nobody: the words that name him lead to no entity",
        ),
        ('"We will pay for it all, and more of it."', "nobody: no cue names a speaker"),
    ],
)
def test_a_quotation_tells_how_its_speaker_was_found(read: Read, body: str, evidence: str) -> None:
    (quotation,) = read(body).quotations
    assert quotation.evidence == evidence


def test_a_place_tells_why_it_is_this_one(read: Read) -> None:
    told = {place.surface: place.evidence for place in read("The Pakistan Army met in Lahore.").places}
    assert told["Pakistan"] == "registry: the place inside another name"
    assert told["Lahore"]

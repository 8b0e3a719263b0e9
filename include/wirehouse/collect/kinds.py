"""What kind of input a file is, by its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Form(Enum):
    """How documents lie in a file."""

    PAGE = auto()
    """The file is one document: a text dump or a page."""
    RECORDS = auto()
    """JSON: an object that holds a document, or a list of such objects."""
    LINES = auto()
    """JSON Lines: an object a line."""
    ZIP = auto()
    TAR = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input. `suffix` is the last one, in small letters and without `.gz`."""

    form: Form
    suffix: str
    gzipped: bool

    @property
    def is_archive(self) -> bool:
        """Whether it has members."""
        return self.form in {Form.ZIP, Form.TAR}


_FORMS = {
    ".txt": Form.PAGE,
    ".html": Form.PAGE,
    ".htm": Form.PAGE,
    ".xhtml": Form.PAGE,
    ".json": Form.RECORDS,
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
    ".zip": Form.ZIP,
    ".tar": Form.TAR,
}


def kind_of(name: str) -> Kind | None:
    """Tell the kind of input from a file's name; None for one that is not taken."""
    plain = name.lower()
    if plain.endswith(".tgz"):
        plain = plain.removesuffix(".tgz") + ".tar.gz"
    unpacked = plain.removesuffix(".gz")
    _, dot, ending = unpacked.rpartition(".")
    form = _FORMS.get(dot + ending)
    gzipped = unpacked != plain
    if form is None or (form is Form.ZIP and gzipped):
        return None
    return Kind(form, dot + ending, gzipped)


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder is one that its maker did not mean to hand over.

    macOS puts a `__MACOSX` folder of resource forks into its zip archives, and `._` files elsewhere.
    """
    return name.startswith(".") or name == "__MACOSX"

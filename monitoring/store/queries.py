"""The SQL files as things to read and to run: name, header, text.

A file's name is the relation's name; its header is the docstring, and what it reads orders the views.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.problems import UnknownName

FOLDER = Path(__file__).parents[2] / "queries"
SCHEMA = FOLDER / "schema.sql"
VIEW_LAYERS = ("staging", "marts", "checks")
SELECT_LAYERS = ("metrics",)
FIELDS = ("Grain", "Reads", "Params", "Units")


@dataclass(frozen=True)
class Query:
    """One SQL file: what it answers, in a sentence, and what its header says of its shape."""

    name: str
    layer: str
    sentence: str
    grain: tuple[str, ...]
    reads: tuple[str, ...]
    params: tuple[str, ...]
    units: str
    sql: str


def parse(name: str, layer: str, text: str) -> Query:
    """The query in ``text``. Raises ``ValueError``, naming file and field, where the header is incomplete."""
    head = [line[3:].strip() for line in text.splitlines()[: len(FIELDS) + 1]]
    fields = {}
    for field, line in zip(FIELDS, head[1:], strict=False):
        if not line.startswith(f"{field}: "):
            raise ValueError(f"{layer}/{name}.sql: the header needs a line '-- {field}: …' here, found '{line}'")
        fields[field] = line.removeprefix(f"{field}: ")
    if len(fields) != len(FIELDS):
        raise ValueError(f"{layer}/{name}.sql: the header is shorter than sentence, {', '.join(FIELDS)}")
    return Query(
        name,
        layer,
        head[0],
        _names(fields["Grain"]),
        _names(fields["Reads"]),
        _names(fields["Params"]),
        fields["Units"],
        text,
    )


@cache
def all_queries() -> dict[str, Query]:
    """Every SQL file of the four layers by its name, which is unique over all layers."""
    found: dict[str, Query] = {}
    for layer in VIEW_LAYERS + SELECT_LAYERS:
        for file in sorted((FOLDER / layer).glob("*.sql")):
            if file.stem in found:
                raise ValueError(f"{layer}/{file.name}: {found[file.stem].layer} has a file of this name too")
            found[file.stem] = parse(file.stem, layer, file.read_text(encoding="utf-8"))
    return found


def in_layer(layer: str) -> list[Query]:
    """The SQL files of one layer, by name."""
    return [query for query in all_queries().values() if query.layer == layer]


def views() -> list[Query]:
    """The queries that are views, each after those it reads."""
    wanted = {name: query for name, query in all_queries().items() if query.layer in VIEW_LAYERS}
    order = TopologicalSorter({name: set(query.reads) & wanted.keys() for name, query in wanted.items()})
    return [wanted[name] for name in order.static_order()]


@cache
def fingerprint() -> str:
    """What all views say, in short: another one means that a view was added, dropped or changed."""
    return hashlib.sha256("".join(f"{query.name}\n{query.sql}" for query in views()).encode()).hexdigest()


def select(name: str) -> Query:
    """The metric of this name. Raises ``UnknownName`` with the names that exist."""
    query = all_queries().get(name)
    if query is None or query.layer not in SELECT_LAYERS:
        names = [q.name for q in all_queries().values() if q.layer in SELECT_LAYERS]
        raise UnknownName(
            _("There is no figure “{name}”. There are: {names}.").format(name=name, names=formats.listed(names))
        )
    return query


def upstream(name: str) -> list[Query]:
    """The views that the query ``name`` rests on, nearest first: where to read on."""
    seen: dict[str, Query] = {}
    waiting = list(all_queries()[name].reads)
    while waiting:
        read = waiting.pop(0)
        if read in all_queries() and read not in seen:
            seen[read] = all_queries()[read]
            waiting.extend(all_queries()[read].reads)
    return list(seen.values())


def _names(text: str) -> tuple[str, ...]:
    return () if text in ("none", "one row") else tuple(part.strip() for part in text.split(","))

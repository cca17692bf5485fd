"""What a document says: sentences by section, lines of tables, bars, and where each of their figures comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from monitoring.language import formats
from monitoring.papers.bars import Bar
from monitoring.papers.sentences import Figure, Sentence

_QUOTED = 40

Line = dict[str, Figure | str]


@dataclass(frozen=True)
class Facts:
    """What fills a document, each by the name that its layout has for it."""

    values: dict[str, object]
    sentences: dict[str, list[Sentence]] = field(default_factory=dict)
    tables: dict[str, list[Line]] = field(default_factory=dict)
    bars: dict[str, list[Bar]] = field(default_factory=dict)

    @property
    def context(self) -> dict[str, object]:
        """All of it by name, as a template asks for it."""
        return self.values | self.sentences | self.tables | self.bars | {"sources": self.sources()}

    def figures(self) -> Iterator[Figure]:
        """Every figure of the document."""
        for sentences in self.sentences.values():
            for sentence in sentences:
                yield from sentence.figures
        for lines in self.tables.values():
            for line in lines:
                yield from (each for each in line.values() if isinstance(each, Figure))
        for bars in self.bars.values():
            yield from (bar.figure for bar in bars)

    def sources(self) -> list[dict[str, str]]:
        """Where the figures come from: a line for each sentence that has any, and for each table."""
        of_sentences = [
            {"said": _quoted(each.text), "source": "；".join(map(_address, each.figures))}
            for sentences in self.sentences.values()
            for each in sentences
            if each.figures
        ]
        return of_sentences + [_of_table(lines) for lines in self.tables.values() if lines]


def _address(figure: Figure) -> str:
    what = f"{figure.metric}.{figure.column}" if figure.column else f"{figure.metric}（行数）"
    rows = f"（{figure.rows}）" if figure.rows else ""
    return f"{what}{rows}：{_quoted(figure.shown)}"


def _quoted(text: str) -> str:
    return formats.shortened(text.replace("\n", " "), _QUOTED)


def _of_table(lines: list[Line]) -> dict[str, str]:
    figures = [each for line in lines for each in line.values() if isinstance(each, Figure)]
    columns = dict.fromkeys(f"{each.metric}.{each.column}" for each in figures)
    first = _quoted(str(next(iter(lines[0].values()))))
    return {"said": f"表（{len(lines)}行，首行“{first}”）", "source": "；".join(columns)}

"""What a document says: sentences by section, lines of tables, bars, and where each of their figures comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from monitoring.language import formats
from monitoring.papers.documents.bars import Bar
from monitoring.papers.documents.sentences import Figure, Sentence

_QUOTED = 40

Line = dict[str, Figure | str]


@dataclass(frozen=True)
class Chapter:
    """A part of a document that not every one has: its heading, what it says, the lines of its table."""

    title: str
    sentences: list[Sentence]
    lines: list[Line]


@dataclass(frozen=True)
class Facts:
    """What fills a document, each by the name that its layout has for it."""

    values: dict[str, object]
    sentences: dict[str, list[Sentence]] = field(default_factory=dict)
    tables: dict[str, list[Line]] = field(default_factory=dict)
    bars: dict[str, list[Bar]] = field(default_factory=dict)
    chapters: list[Chapter] = field(default_factory=list)

    @property
    def context(self) -> dict[str, object]:
        """All of it by name, as a template asks for it."""
        further = {"chapters": self.chapters, "sources": self.sources()}
        return self.values | self.sentences | self.tables | self.bars | further

    def all_sentences(self) -> list[Sentence]:
        """Every sentence of the document, those of its chapters last."""
        groups = [*self.sentences.values(), *(chapter.sentences for chapter in self.chapters)]
        return [sentence for group in groups for sentence in group]

    def all_tables(self) -> list[list[Line]]:
        """The lines of each table, those of its chapters last."""
        return [*self.tables.values(), *(chapter.lines for chapter in self.chapters)]

    def figures(self) -> Iterator[Figure]:
        """Every figure of the document."""
        for sentence in self.all_sentences():
            yield from sentence.figures
        for lines in self.all_tables():
            for line in lines:
                yield from (each for each in line.values() if isinstance(each, Figure))
        for bars in self.bars.values():
            yield from (bar.figure for bar in bars)

    def sources(self) -> list[dict[str, str]]:
        """Where the figures come from: a line for each sentence that has any, and for each table."""
        of_sentences = [
            {"said": _quoted(each.text), "source": "；".join(map(_address, each.figures))}
            for each in self.all_sentences()
            if each.figures
        ]
        return of_sentences + [_of_table(lines) for lines in self.all_tables() if lines]


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

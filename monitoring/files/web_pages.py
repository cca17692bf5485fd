"""Tables of web pages → rows: many systems write such a page and call it .xls."""

from html.parser import HTMLParser

from monitoring.files.cells import COLUMN_LIMIT, Grid, Rows, cleaned

_BREAKS = {"br", "p", "div", "li"}
_NOT_SHOWN = {"script", "style", "title", "head"}


def rows(text: str) -> Rows:
    """The rows of all tables in the page, one after another; spanned cells have their text in the first place."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_cell()
    return page.grid.rows


class _Page(HTMLParser):
    """Where the reading of the page stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid = Grid()
        self.row = -1
        self.column = 0
        self.taken: dict[int, set[int]] = {}
        self.words: list[str] | None = None
        self.hidden_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_SHOWN:
            self.hidden_depth += 1
        elif tag == "tr":
            self.end_cell()
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self.end_cell()
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS and self.words:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self.hidden_depth = max(0, self.hidden_depth - 1)
        elif tag in ("td", "th", "tr", "table"):
            self.end_cell()

    def handle_data(self, data: str) -> None:
        if self.words is not None and not self.hidden_depth:
            self.words.append(" ".join(data.split()) if data.strip() else " ")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self.row = max(self.row, 0)
        while self.column in self.taken.get(self.row, ()):
            self.column += 1
        self.words = []
        self.place = (self.row, self.column)
        width, height = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        for below in range(1, height):
            self.taken.setdefault(self.row + below, set()).update(range(self.column, self.column + width))
        self.column += width

    def end_cell(self) -> None:
        """Put what was collected into its place."""
        if self.words is not None:
            self.grid.put(*self.place, cleaned("".join(self.words)))
        self.words = None


def _span(text: str | None) -> int:
    return max(1, min(int(text), COLUMN_LIMIT)) if text and text.isdecimal() else 1

"""A workbook that is written anew: sheets with title, notes and tables, each ready to be printed.

Text is written as text, whatever it begins with; nothing that a person wrote becomes a formula or a link.
"""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format

from monitoring.language.catalogue import gettext as _
from monitoring.papers import layouts
from monitoring.papers.month_workbook.sheet import Sheet

FONT, SIZE = "宋体", 10
DRAFT_PICTURE = "draft.png"
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Book:
    """A workbook under work; ``whose`` stands at the foot of each page, ``drafts`` are the reasons why it is one."""

    def __init__(self, whose: str, drafts: Sequence[str] = ()):
        self._file = BytesIO()
        self._book = Workbook(self._file, {"in_memory": True, **_AS_TEXT})
        self._looks: dict[tuple, Format] = {}
        self._whose, self._drafts = whose, drafts

    def look(self, **properties) -> Format:
        """How a cell looks: the font of the workbook, and these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(
                {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"} | properties
            )
        return self._looks[key]

    def like(self, look: Format, **properties) -> Format:
        """Another look with further ``properties``."""
        known = next(key for key, each in self._looks.items() if each is look)
        return self.look(**dict(known), **properties)

    def mark(self, **properties) -> Format:
        """What a rule changes of how a cell looks."""
        return self._book.add_format(properties)

    def sheet(self, name: str, title: str, widths: Sequence[float]) -> Sheet:
        """A new sheet, with its title in the first row and below it why it is a draft, if it is."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.center_horizontally()
        page.hide_gridlines(1)
        page.set_footer("&L" + f"{self._whose} · {name}".replace("&", "&&") + "&R&P / &N")
        sheet = Sheet(self, page, name, widths)
        sheet.line(title, bold=True, font_size=14)
        if self._drafts:
            self._mark_draft(page)
        for said in self._drafts:
            sheet.line(_("Draft: {sentence}").format(sentence=said), font_color="#C00000")
        return sheet

    def chart(self, options: dict) -> Chart:
        """A chart of the office program's own, to be put on a sheet."""
        return self._book.add_chart(options)

    def content(self) -> bytes:
        """The finished workbook as .xlsx."""
        self._book.close()
        return self._file.getvalue()

    def _mark_draft(self, page) -> None:
        """草稿 on each printed page: the word, and behind the cells the picture that other papers have across them."""
        picture = layouts.file_of(DRAFT_PICTURE)
        word = f'&R&"{FONT},Bold"&16&KC00000' + _("Draft")
        if picture is None:
            page.set_header(word)
        else:
            page.set_header(f"&C&G{word}", {"image_center": str(picture)})

"""What a paper is made for, what of it is not there yet, and the paper itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Occasion:
    """Whose paper it is and of when: figures up to the end of ``month``, in the first or second round of the year.

    ``place`` is the variant of the layout, ``task_code`` the project where the paper is of one. Money is in 万元
    unless it ``is_in_yuan``.
    """

    department_code: str
    year: int
    month: int
    round_number: int = 1
    place: str = "central"
    task_code: str | None = None
    is_in_yuan: bool = False

    @property
    def whole_year(self) -> dict:
        """Department and year as parameters of a query."""
        return {"department_code": self.department_code, "year": self.year}

    @property
    def key(self) -> dict:
        """Department, year and month as parameters of a query."""
        return self.whole_year | {"month": self.month}


@dataclass(frozen=True)
class Missing:
    """What a paper needs and nobody has entered: in a sentence, and the page with its address where it is entered."""

    sentence: str
    page: str
    address: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """A finished file and what it lacks; one that lacks something carries 草稿 across it."""

    file_name: str
    content: bytes = field(repr=False)
    missing: tuple[Missing, ...] = ()

    @property
    def is_draft(self) -> bool:
        return bool(self.missing)

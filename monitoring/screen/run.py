"""One run of a page: what is looked at, and what the run begins with and collects until its end."""

import time
from contextvars import ContextVar
from dataclasses import dataclass, field

import streamlit as st


@dataclass(frozen=True)
class View:
    """What is being looked at: one department at the end of one month, and up to when its year is reported.

    ``reported_month`` is the last month that counts as reported, ``latest_month`` the last of which anything is.
    ``data_version`` grows with whatever changes in the department's year. Where only approved figures are looked at
    (``is_approved_only``), both are the last month up to which they are approved.
    """

    department_code: str
    department_name: str
    year: int
    month: int
    latest_month: int | None
    reported_month: int | None
    has_illustrative: bool
    data_version: int
    is_approved_only: bool = False

    @property
    def key(self) -> dict:
        """Department, year and month as parameters of a query."""
        return self.whole_year | {"month": self.month}

    @property
    def whole_year(self) -> dict:
        """Department and year as parameters of a query."""
        return {"department_code": self.department_code, "year": self.year}


@dataclass
class Run:
    """What one run of a page begins with and collects.

    The address it was called with and when it began, the page by its title, the view, where its head stands and what
    it offers, what is unfolded; the choices for its address, what was asked for and is not here, the figures that are
    explained where it ends; whether it has a title.
    """

    asked: dict[str, list[str]] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)
    page: str = ""
    view: View | None = None
    head: object = st
    offers: dict[str, str] = field(default_factory=dict)
    opened: str | None = None
    address: dict[str, list[str]] = field(default_factory=dict)
    not_found: list[str] = field(default_factory=list)
    sources: dict[str, list[dict]] = field(default_factory=dict)
    is_titled: bool = False


# Each run has a thread of its own. The session would keep it as well, but is slow to ask.
_run: ContextVar[Run] = ContextVar("run")


def begin_run() -> None:
    """Begin a run with the address at hand; nothing is collected yet."""
    _run.set(Run({key: st.query_params.get_all(key) for key in st.query_params}))


def approved_view() -> View | None:
    """The view of the run that is going on here, where it is of approved figures only."""
    run = _run.get(None)
    return run.view if run and run.view and run.view.is_approved_only else None


def this_run() -> Run:
    """The run that is going on here."""
    return _run.get()

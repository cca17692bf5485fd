"""The dashboard's server: ``streamlit run dashboard.py``.

It opens the database before the first visitor comes and closes it when the server stops. What a visitor sees
begins in ``pages/frame.py``, which runs first on every visit, deep links included.
"""

import os
import sys
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from monitoring.problems import DatabaseUnavailable
from monitoring.screen import data, failures, shell


@asynccontextmanager
async def lifespan(app):
    """Open the database for as long as the server runs; say in a sentence why where it cannot be."""
    try:
        data.database()
    except DatabaseUnavailable as error:
        print(error, file=sys.stderr, flush=True)
        # An exception would bury the sentence under the server's traceback, and nothing is open yet.
        os._exit(1)
    yield
    data.close_databases()


async def health(request):
    """``{"status": "ok"}`` with the version of the data, for whoever watches the server."""
    return JSONResponse({"status": "ok", "data_version": data.database().version})


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    # Without it Streamlit shows a box of its own, in English, with links to other sites.
    on_script_error=failures.say,
    routes=[Route("/health", health), *shell.routes()],
    # Streamlit sends its files uncompressed; packed, a first visit takes a third of the bytes. The highest level takes
    # half as long again as this one, for each visitor anew, and saves one byte in a hundred.
    middleware=[Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5), Middleware(shell.Shell)],
)

"""The dashboard's server: ``streamlit run dashboard.py``.

It opens the database before the first visitor comes and closes it when the server stops. What a visitor sees
begins in ``pages/frame.py``, which runs first on every visit, deep links included.
"""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from functools import partial

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from monitoring import VERSION
from monitoring.access import configuration
from monitoring.access.door import Door
from monitoring.access.downloads import Downloads
from monitoring.access.entrance import HOW_TO_CONFIGURE
from monitoring.access.gate import Gate
from monitoring.access.peers import is_loopback
from monitoring.access.uploads import Uploads
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import data, drafts, durations, failures, health, log, navigation, server, shell

# Seconds after which a running server looks whether a new day has begun.
A_WHILE = 600


@asynccontextmanager
async def lifespan(app):
    """Open the database for as long as the server runs; say in a sentence why where it cannot be."""
    host, port = st.get_option("server.address"), st.get_option("server.port")
    try:
        log.begin()
        data.ENTRANCE.add_ways(configuration.further_ways(data.whole))
        data.whole()
    except MonitoringError as error:
        stop(str(error))
    if not (is_loopback(host) or data.ENTRANCE.is_configured()):
        data.close_databases()
        stop(_(HOW_TO_CONFIGURE))
    copying = asyncio.create_task(copy_every_day())
    # Streamlit's own greeting would ask a foreign host for the address of this machine.
    print(shell.greeting(host, port), flush=True)
    log.say("started", version=VERSION, schema_version=data.whole().schema_version)
    yield
    copying.cancel()
    data.ENTRANCE.failures.finish()
    data.close_databases()
    log.say("stopped")


def stop(reason: str):
    """End the server with a sentence: an exception would bury it under a traceback, and nothing is served yet."""
    print(reason, file=sys.stderr, flush=True)
    os._exit(1)


async def copy_every_day():
    """Keep a copy of today, from the start on and once a day that begins while the server runs."""
    while True:
        await asyncio.to_thread(data.keep_copies)
        await asyncio.sleep(A_WHILE)


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    # Without it Streamlit shows a box of its own, in English, with links to other sites.
    on_script_error=failures.say,
    routes=[Route("/health", health.answer), *shell.routes()],
    middleware=[
        Middleware(durations.Requests, pages=navigation.ADDRESSES),
        Middleware(Gate, pages=navigation.ADDRESSES, allowed_hosts=partial(st.get_option, "server.allowedHosts")),
        Middleware(
            Door,
            entrance=data.ENTRANCE,
            pages=navigation.ADDRESSES,
            page=shell.sign_in_page,
            open_paths=shell.open_paths(),
            health=health.brief,
        ),
        Middleware(Downloads, cookie=drafts.COOKIE, told=server.told, wanted=server.wanted),
        Middleware(Uploads, cookie=drafts.COOKIE, session=server.session, kept=server.kept),
        # Streamlit sends its files uncompressed; packed, a first visit takes a third of the bytes. The highest level
        # takes half as long again as this one, for each visitor anew, and saves one byte in a hundred.
        Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5),
        Middleware(shell.Shell, pages=navigation.ADDRESSES),
    ],
)

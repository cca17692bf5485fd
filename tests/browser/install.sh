#!/usr/bin/env bash
# A Chromium and Chinese fonts for the browser tests: Debian's packages where apt is there, else Playwright's own.
set -euo pipefail
venv=$1

have_chromium() { command -v chromium-headless-shell >/dev/null || command -v chromium-browser >/dev/null; }
have_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; }

if have_chromium && have_fonts; then
    exit 0
fi
if command -v apt-get >/dev/null; then
    run=""
    if [ "$(id -u)" -ne 0 ]; then run="sudo"; fi
    export DEBIAN_FRONTEND=noninteractive
    $run apt-get update -qq
    # The Chromium without windows loads a page in half the time; not every Debian has it as a package of its own.
    browser=chromium
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then browser=chromium-headless-shell; fi
    $run apt-get install -y -qq --no-install-recommends "$browser" fonts-noto-cjk fontconfig >/dev/null
else
    "$venv/bin/python" -m playwright install chromium
fi

#!/usr/bin/env bash
# LibreOffice without windows, to open every paper that is written and to draw it as PDF; pdftoppm to look at it.
set -euo pipefail

if command -v soffice >/dev/null && command -v pdftoppm >/dev/null; then
    exit 0
fi
if command -v apt-get >/dev/null; then
    run=""
    if [ "$(id -u)" -ne 0 ]; then run="sudo"; fi
    export DEBIAN_FRONTEND=noninteractive
    $run apt-get update -qq
    $run apt-get install -y -qq --no-install-recommends \
        libreoffice-calc-nogui libreoffice-writer-nogui libreoffice-impress-nogui poppler-utils >/dev/null
else
    echo "LibreOffice cannot be had here: the tests that open the papers in it are skipped."
fi

#!/usr/bin/env bash
# The OpenID provider of the tests, from npm in the version of its lock; npm from Debian's packages where it is absent.
# Where it cannot be had that is said, and the tests that need it are skipped.
set -euo pipefail
cd "$(dirname "$0")"

stamp=node_modules/.installed
if [ -f "$stamp" ] && [ ! package-lock.json -nt "$stamp" ]; then
    exit 0
fi
if ! command -v npm >/dev/null && command -v apt-get >/dev/null; then
    run=""
    if [ "$(id -u)" -ne 0 ]; then run="sudo"; fi
    export DEBIAN_FRONTEND=noninteractive
    { $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends nodejs npm; } >/dev/null || true
fi
if command -v npm >/dev/null && npm ci --ignore-scripts --no-audit --no-fund --silent >/dev/null; then
    touch "$stamp"
else
    echo "npm cannot be had here, or reaches no packages: tests with a real OpenID provider are skipped."
fi

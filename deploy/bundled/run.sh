#!/bin/sh
# Starts the dashboard; with a command, such as "restore FILE", runs that. README.txt says more.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
release="$here/releases/@RELEASE@"
environment="$release/environment"

# Settings of this office: lines such as  export STREAMLIT_SERVER_ADDRESS=0.0.0.0
if [ -f "$here/settings.sh" ]; then . "$here/settings.sh"; fi
export MONITORING_DB="${MONITORING_DB:-$here/data/monitoring.duckdb}"

# The first start of a release makes its environment, of the wheels beside it and nothing else.
if [ ! -f "$environment/complete" ]; then
    python=${PYTHON:-python@PYTHON@}
    if ! command -v "$python" >/dev/null; then python=python3; fi
    if ! command -v "$python" >/dev/null; then
        echo "Python @PYTHON@ is needed and not here; the variable PYTHON can name it. 需要 Python @PYTHON@，可用变量 PYTHON 指定。" >&2
        exit 1
    fi
    "$python" "$here/fits.py" @PYTHON@ "$release"
    rm -rf "$environment"
    "$python" -m venv --without-pip "$environment"
    "$environment/bin/python" "$release/wheels/@PIP@/pip" install --quiet --isolated --no-index --no-compile \
        --disable-pip-version-check --find-links "$release/wheels" --require-hashes -r "$release/requirements.txt"
    touch "$environment/complete"
fi

case "${1:-}" in
    "" | -*)
        cd "$release"
        exec "$environment/bin/python" -m streamlit run dashboard.py "$@"
        ;;
    *)
        PYTHONPATH="$release" exec "$environment/bin/python" -m monitoring "$@"
        ;;
esac

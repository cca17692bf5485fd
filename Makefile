# The two commands of the README: `make run` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
PORT ?= 8501

.PHONY: setup run test messages clean

setup: $(VENV)/.runtime

run: setup
	$(VENV)/bin/streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/.development
	tests/browser/install.sh $(VENV)
	$(VENV)/bin/python -m pytest -n auto --dist worksteal

messages: $(VENV)/.development
	$(VENV)/bin/python tests/catalogue.py

# A file that stands for an installed set of packages: nothing is done while the list has not changed.
$(VENV)/.runtime: requirements.txt
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV)

# The two commands of the README: `make run` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
NEWEST := .venv-newest
PORT ?= 8501
COMPILE = $(VENV)/bin/uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command "make lock"

.PHONY: setup run check test-everyday test test-newest bundle lock audit licences messages picture clean

setup: $(VENV)/.runtime

run: setup
	$(VENV)/bin/streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/.development
	tests/browser/install.sh $(VENV)
	tests/oidc/install.sh
	tests/office/install.sh
	$(VENV)/bin/python -m pytest -n auto --dist worksteal

# All that needs neither a browser nor an office program, and none that takes its time on purpose: for each change.
LONG = browser or office or bundle or faults or mutated
test-everyday: $(VENV)/.development
	$(VENV)/bin/python -m pytest -n auto --dist worksteal -m "not ($(LONG))"

# What a change is most likely to break, in about a minute: form, layers, words, rules, reading.
check: $(VENV)/.development
	$(VENV)/bin/python -m pytest -n auto --dist worksteal tests/test_form.py tests/test_architecture.py \
		tests/test_documentation.py tests/test_catalogue.py tests/test_templates.py \
		tests/language tests/queries tests/forms tests/monthly

# All tests with the newest releases that the lists allow, beside those of the lock.
test-newest: $(VENV)/.development
	tests/browser/install.sh $(VENV)
	tests/oidc/install.sh
	tests/office/install.sh
	$(VENV)/bin/uv venv --quiet --clear --python $(VENV)/bin/python $(NEWEST)
	$(VENV)/bin/uv pip install --quiet --upgrade --python $(NEWEST)/bin/python -r requirements-dev.in
	$(NEWEST)/bin/python -m pytest -n auto --dist worksteal

# The product with all it needs, for a machine without internet; PLATFORM is one that deploy/bundle.py names.
bundle: $(VENV)/.development
	PYTHONPATH=. $(VENV)/bin/python deploy/bundle.py $(PLATFORM) $(if $(PYTHON_VERSION),--python $(PYTHON_VERSION))

# Both locks anew: the newest releases that the lists allow, on every system and Python that we run on.
lock: $(VENV)/.development
	$(COMPILE) requirements.in -o requirements.txt
	$(COMPILE) requirements-dev.in -c requirements.txt -o requirements-dev.txt

# Known weaknesses of what is locked, where their database can be reached; and the licence of every package.
audit: $(VENV)/.development
	$(VENV)/bin/python tests/audit.py

licences: $(VENV)/.development
	$(VENV)/bin/python tests/licences.py

messages: $(VENV)/.development
	$(VENV)/bin/python tests/catalogue.py

picture: $(VENV)/.development
	PYTHONPATH=. $(VENV)/bin/python docs/architecture.py

# A file that stands for an installed set of packages: nothing is done while the list has not changed.
$(VENV)/.runtime: requirements.txt
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) $(NEWEST) dist tests/oidc/node_modules

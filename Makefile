# `make` sets up and does the main job; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := uv==0.13.9

.DEFAULT_GOAL := run
.PHONY: run test long bench lab lint places lock clean help setup

run: $(READY) ## read raw/, work out the ratios, write the pages in reports/ (the default)
	$(BIN)/python -m lib run

# Tests start many processes: each would translate every module again if none may keep it.
test long: export PYTHONDONTWRITEBYTECODE =
SIDE_BY_SIDE := --numprocesses auto --dist loadfile --no-loadscope-reorder

test: $(READY) ## run the tests, but for the long ones
	$(BIN)/python -m pytest -m "not alone and not long" $(SIDE_BY_SIDE)

long: $(READY) ## run the long tests: whole runs, whole scans, time that grows with a file
	$(BIN)/python -m pytest -m alone $(shell grep -l pytest.mark.alone tests/test_*.py)
	$(BIN)/python -m pytest -m "long and not alone" $(SIDE_BY_SIDE)

bench: $(READY) ## measure speed and memory (a few minutes; ratios count, on an idle machine)
	$(BIN)/python bench/bench_read_pdf.py
	$(BIN)/python bench/bench_collection.py
	$(BIN)/python bench/bench_names.py
	$(BIN)/python bench/bench_results.py

lab: $(READY) ## open JupyterLab at the notebooks
	$(BIN)/jupyter lab notebooks

lint: $(READY) ## check style, and that notebooks are committed without outputs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/nbstripout --verify notebooks/*.ipynb

places: $(READY) ## write the lists of places anew (only when a gazetteer's version changes)
	$(BIN)/python -m lib.names.gather_places

lock: $(READY) ## compile requirements.in into requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" requirements.in --output-file requirements.txt

clean: ## remove what `make` built (never raw/, never what git keeps)
	rm -rf processed reports/index.html reports/method.html reports/agencies reports/evidence reports/charts
	rm -rf .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/'

setup: $(READY) ## only set up .venv

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; found " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

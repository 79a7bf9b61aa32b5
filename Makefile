# make site   set up a virtual environment and build this repository's own site into _site
# make docs   build the documentation into _docs
# make test   set up and run the tests
# make check  format, lint, types and tests
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: docs site test check format lint types clean

site: $(VENV)/.installed
	$(BIN)/liquid-compat build

docs: $(VENV)/.installed
	$(BIN)/liquid-compat build -s docs -d _docs

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf _site .jekyll-cache

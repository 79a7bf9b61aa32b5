# make site   set up a virtual environment and build this repository's own site into _site
# make docs   build the documentation into _docs
# make test   set up and run the tests
# make check  format, lint, types and tests
# make wheel  build a wheel whose Markdown is compiled, into dist (needs a C compiler); `make plain-wheel` one for any machine
# make test-wheel  build such a wheel and run the tests with what was compiled
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

COMPILED := build/compiled

.PHONY: docs site wheel plain-wheel test-wheel test check format lint types clean

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

# In a copy, so that the compiled modules don't shadow the sources here.
wheel: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet build
	rm -rf $(COMPILED) && mkdir -p $(COMPILED)
	git archive HEAD | tar -x -C $(COMPILED)
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m build --wheel --outdir dist $(COMPILED)

plain-wheel: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet build
	$(BIN)/python -m build --wheel --outdir dist

test-wheel: wheel
	cd $(COMPILED) && PYTHONPATH=$$PWD $(abspath $(BIN))/python -c \
	  "import liquid_compat.kramdown.parser as p; assert p.__file__.endswith(('.so', '.pyd')), p.__file__"
	cd $(COMPILED) && PYTHONPATH=$$PWD $(abspath $(BIN))/python -m pytest

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

# make site   set up a virtual environment and build this repository's own site into _site
# make docs   build the documentation into _docs
# make test   set up and run the tests
# make check  format, lint, types and tests
# make wheel  build a wheel partly compiled, into dist (needs a C compiler); `make plain-wheel` one for any machine
# make test-wheel  build such a wheel, install it in a virtual environment of its own and run all tests there
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

COMPILED := build/compiled
TESTED := build/tested
DIST := dist

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
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m build --wheel --outdir $(DIST) $(COMPILED)

plain-wheel: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet build
	$(BIN)/python -m build --wheel --outdir dist

# Beside the tests stands the installed package, not the sources: whichever way a test gets at it, it gets what users get.
test-wheel:
	rm -rf $(TESTED) && mkdir -p $(TESTED)
	$(MAKE) wheel DIST=$(TESTED)/dist
	git archive HEAD | tar -x -C $(TESTED)
	$(PYTHON) -m venv $(TESTED)/.venv
	cd $(TESTED) && .venv/bin/pip install --quiet "$$(echo dist/*.whl)[dev]"
	cd $(TESTED) && rm -r liquid_compat && ln -s .venv/lib/python*/site-packages/liquid_compat liquid_compat
	cd $(TESTED) && .venv/bin/python -c "import liquid_compat.kramdown.parser as k, liquid_compat.ruby.dates as r; \
	  assert all('.so' in m.__file__ or '.pyd' in m.__file__ for m in (k, r)), (k, r)"
	cd $(TESTED) && .venv/bin/python -m pytest

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

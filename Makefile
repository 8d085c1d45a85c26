# Everything runs in .venv, made from pyproject.toml on a machine that has only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Where PostgreSQL's regression tests are built; not /root, since the server's account has to enter it.
REGRESS ?= /var/cache/schemadiff/regress

.PHONY: setup demo test test-all-versions bench lint types soak bench-load regress book clean
setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

test: setup
	$(BIN)/pytest -n 2

soak: setup
	$(BIN)/pytest -n 2 --soak

test-all-versions: setup
	$(BIN)/python -m tests.versions -n 2

# The database of PostgreSQL's own regression tests, as SCHEMADIFF_REGRESS_DUMP=$(REGRESS)/regression.sql (docs/testing.md).
regress: setup
	$(BIN)/python -m tests.regress.build $(REGRESS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: setup
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m tests.bench

bench-load: setup
	$(BIN)/python -m tests.bench.load

# The documentation as a site in build/book.
book: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[book]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

demo: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh

clean:
	rm -rf $(VENV) .schemadiff build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

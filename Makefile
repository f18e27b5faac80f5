# Two commands matter: `make demo` and `make test`. Both set everything up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VENDOR := api/web/static/vendor
LINT := assets/lint/node_modules
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes --no-deps

.PHONY: setup demo test bench bench-national bench-pips lock docs pictures clean

setup: $(VENV)/.ready $(VENDOR)

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@echo "Installing Plekwijzer in $(VENV) (about a minute, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@echo "Installing what the tests need ..."
	@$(PIP) -r requirements-dev.lock
	@touch $@

# The design system of the pages, from npm: that of this machine, otherwise a wheel that carries Node, installed in
# $(VENV). Without network the pages work, but plainly, so this never stops a demo.
$(VENDOR): $(VENV)/.ready assets/package-lock.json assets/install.py
	@echo "Installing the design system of the pages ..."
	@$(BIN)/python assets/install.py && touch $@ || echo "(going on without it)"

# Ends by serving the pages of the demo; PLEKWIJZER_DEMO_SERVE=0 leaves that out.
demo: setup
	@$(BIN)/plekwijzer demo
	@test "$(PLEKWIJZER_DEMO_SERVE)" = 0 || exec $(BIN)/plekwijzer serve --demo

# The linter that the design rules of the API are written for; without npm its one test is skipped.
$(LINT): assets/lint/package-lock.json
	@echo "Installing the linter of the API ..."
	@npm ci --prefix assets/lint --no-audit --no-fund --loglevel=error && touch $@ || echo "(going on without it)"

test: $(VENV)/.ready-dev $(VENDOR) $(LINT)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/pytest

bench: $(VENV)/.ready-dev
	@$(BIN)/python -m benchmarks

bench-national: $(VENV)/.ready-dev
	@$(BIN)/python -m benchmarks national

bench-pips: $(VENV)/.ready-dev
	@$(BIN)/python ../shared/tools/score_pips.py ../shared/examples/pips $(BIN)/plekwijzer extract --json

# The lock files name no registry host, only hashes.
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.lock -q -o requirements-dev.lock

docs: setup
	@$(BIN)/plekwijzer docs rules --naar docs/rules.md
	@$(BIN)/plekwijzer docs extraction --naar docs/extraction.md
	@$(BIN)/plekwijzer reference openapi --naar docs/openapi.json
	@$(BIN)/plekwijzer reference rechten --naar docs/rechten.md

# The pictures of the handleiding, as the browser sees the pages now.
pictures: $(VENV)/.ready-dev $(VENDOR)
	@$(BIN)/pytest -q tests/web
	@$(BIN)/python -m tests.web.plaatjes

clean:
	rm -rf $(VENV) $(VENDOR) $(LINT) assets/node_modules var

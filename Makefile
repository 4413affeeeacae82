# Sets up a virtual environment with the newest suitable Python and runs the product's own commands in it.
VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell sh scripts/find-python)
STAMP := $(VENV)/.locked

.PHONY: demo test setup lint types check lock captures evaluate bench bench-live soak-live kill-live fuzz clean

demo: setup
	@$(BIN)/auditor demo

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

setup: $(STAMP)

$(STAMP): requirements/lock.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer found: install python3 and python3-venv, or set PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check
	@touch $@

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

check: test lint types

# Needs uv; rewrites the lock without naming any index host.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet --upgrade -o requirements/lock.txt

# Re-makes the bundled captures (root, tcpdump, namespaces).
captures: setup
	$(BIN)/python -m captures.lab

# Judges the comparison of versions: every pair of bench/version_pairs twenty times.
evaluate: setup
	$(BIN)/python -m bench.version_pairs

bench: setup
	$(BIN)/python -m bench

# The live proxy: what it costs (nginx, wrk); the same for half an hour; killed at fifty random moments.
bench-live: setup
	$(BIN)/python -W ignore -m bench.live

soak-live: setup
	$(BIN)/python -W ignore -m bench.live 30

kill-live: setup
	AUDITOR_KILLS=50 $(BIN)/python -m pytest tests/live/test_running.py -k killed

# Fuzzes every parser for FUZZ_SECONDS each, in an environment of its own that has atheris as well.
FUZZ_VENV ?= .venv-fuzz
FUZZ_SECONDS ?= 60
fuzz:
	@test -x $(FUZZ_VENV)/bin/python || $(PYTHON) -m venv $(FUZZ_VENV)
	@$(FUZZ_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@$(FUZZ_VENV)/bin/python -m pip install --quiet --disable-pip-version-check "atheris>=3"
	@$(FUZZ_VENV)/bin/python -m fuzz $(FUZZ_SECONDS)

clean:
	rm -rf $(VENV) build dist *.egg-info

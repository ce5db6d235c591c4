# What developers do here. `make run` and `make test` set everything up by themselves.
PYTHON ?= python3
BIN := .venv/bin
# Both cores of a small machine; whoever has done their tests takes over half of what the other one has left.
BOTH := -n 2 --dist worksteal
QUICK := tests/handlers tests/prompts tests/test_conventions.py tests/storage tests/journeys/test_glowskin.py \
	$(addprefix tests/bot/, config i18n incidents reports workers)
# Without bytecode every process that a test starts would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test lint quick soak bench drill clean lock

run: .venv/ready        ## start the desk with its console on this machine
	$(BIN)/python -m bot

test: .venv/ready-dev lint   ## every check: style, types, import contracts, all tests
	$(BIN)/pytest $(BOTH)

quick: .venv/ready-dev  ## for each change: handlers, prompts, storage on SQLite, incidents, workers, reports and one story, in seconds
	$(BIN)/pytest $(BOTH) -k "not postgresql" $(QUICK)

soak: .venv/ready-dev   ## the long runs: kills before every step and after hundreds of answers, ten thousand alerts at once
	$(BIN)/pytest -m soak

lint: .venv/ready-dev   ## ruff, types, import contracts, and whether the installed versions fit together
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pip check --disable-pip-version-check

bench: .venv/ready-dev  ## measure, as ratios within one run
	$(BIN)/python -m tests.bench

drill: .venv/ready      ## play the GlowSkin case on a faster clock
	$(BIN)/python -m bot drill glowskin

lock: .venv/ready-dev   ## write constraints.txt from what is installed
	$(BIN)/pip freeze --exclude-editable | sort -f > constraints.txt

clean:                  ## forget the virtual environment and caches, never the data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build *.egg-info

.venv/ready: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/ready-dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch .venv/ready $@

# What developers do here; `make help` lists it. `make run` and `make test` set everything up by themselves.
PYTHON ?= python3
BIN := .venv/bin
# Two test processes, for a machine of two cores; the one that is done takes over half of what the other has left.
PARALLEL := -n 2 --dist worksteal
# What nearly every change touches; all that needs a database, a model or a drill is left to `test`.
QUICK := tests/handlers tests/prompts tests/test_conventions.py tests/test_names.py tests/storage/test_case_files.py \
	$(addprefix tests/bot/, config i18n) \
	$(addprefix --deselect=tests/prompts/, test_declared_and_not_read.py test_phrases_pass_the_gate.py)
# Without bytecode every process that a test starts would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test lint quick soak bench drill clean lock digests sbom licences audit

help:                   ## list these commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 8

run: .venv/ready        ## start it on this machine, with the console at the address it prints
	$(BIN)/python -m bot

test: .venv/ready-dev lint   ## every check: style, types, import contracts, all tests
	$(BIN)/pytest $(PARALLEL)

quick: .venv/ready-dev  ## after each change, in seconds: handlers, prompts, words, case files, conventions
	$(BIN)/pytest $(PARALLEL) -k "not postgresql" $(QUICK)

soak: .venv/ready-dev   ## the long runs: kills at every step and after hundreds of answers, ten thousand alerts at once
	$(BIN)/pytest -m soak

lint: .venv/ready-dev   ## ruff, types, import contracts, and whether the installed versions fit together
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pip check --disable-pip-version-check

bench: .venv/ready-dev  ## measure, as ratios within one run
	$(BIN)/python -m tests.bench

drill: .venv/ready      ## play the GlowSkin case, an hour in a minute
	$(BIN)/python -m bot drill glowskin

lock: .venv/ready-dev   ## write constraints.txt from what is installed, and .ci/requirements.txt, with hashes, for run time
	$(BIN)/pip freeze --exclude-editable | sort -f > constraints.txt
	$(BIN)/uv pip compile pyproject.toml --extra reader --extra names --quiet --universal --python-version 3.11 --constraint constraints.txt \
		--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' --output-file .ci/requirements.txt

digests:                ## ask the registry for the newest digests of the images, and write them to Dockerfile and compose.yaml
	$(PYTHON) .ci/digests

sbom: .venv/ready       ## what it consists of at run time, with hashes and licences: sbom.json (CycloneDX 1.6), offline
	$(BIN)/python .ci/sbom > sbom.json

licences: .venv/ready   ## the licence of every package it needs at run time
	$(BIN)/python .ci/sbom --licences

audit: .venv/audit/bin/pip-audit ## ask whether a known vulnerability concerns a locked package; says when it could not ask
	PIP_AUDIT=$< $(BIN)/python .ci/audit

clean:                  ## remove the virtual environment and caches, never the data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build *.egg-info

.venv/audit/bin/pip-audit: .venv/ready
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/pip install --quiet --disable-pip-version-check pip-audit

.venv/ready: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[reader,names]'
	touch $@

.venv/ready-dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch .venv/ready $@

# Plain `make` lists the commands. Everything installs itself into .venv from the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check
export DUENOTICE_DEMO_SIZE ?= medium

.DEFAULT_GOAL := help
.PHONY: help demo serve test check lint types imports test-full bench bench-large lock spark clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: requirements/demo.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes --only-binary :all: -r requirements/demo.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -m duenotice.case.warming
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes --only-binary :all: --no-binary dkimpy -r requirements/dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -m duenotice.case.warming
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo ## play a made-up incident and take it the whole way: evidence to notices sent and proven
	$(BIN)/python -m examples.black_friday.demo --size $(DUENOTICE_DEMO_SIZE)

serve: $(VENV)/.demo ## open the desk on the cases of this machine
	$(BIN)/duenotice serve

test: $(VENV)/.dev ## run all tests that fit in minutes
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not full"

check: $(VENV)/.dev lint types imports test ## what CI runs: style, types, import direction, tests

lint: $(VENV)/.dev ## ruff: style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## basedpyright: strict in model, law, people, delivery
	$(BIN)/basedpyright --level error

imports: $(VENV)/.dev ## import-linter: rooms import one way
	$(BIN)/lint-imports

test-full: $(VENV)/.dev ## the slow and large tests as well
	$(BIN)/python -m pytest -n 2 --dist worksteal --timeout 3600

.bench/.made: requirements/bench.lock
	$(PYTHON) -m venv .bench
	PYTHONWARNINGS=ignore .bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/bench.lock
	@touch $@

bench: $(VENV)/.dev .bench/.made ## measure against rivals; writes benchmarks/results and benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.run

bench-large: $(VENV)/.dev .bench/.made ## the sizes that take hours and tens of gigabytes
	$(BIN)/python -m benchmarks.run --large

# pyspark is published as source only; it is pure Python with jars, so no compiler is needed.
spark: $(VENV)/.dev ## add Spark to .venv (needs Java 17)
	$(PIP) --require-hashes --only-binary :all: --no-binary pyspark -r requirements/spark.lock

lock: ## make the lock files again from pyproject.toml (needs uv)
	scripts/lock

clean: ## remove .venv and what the demo wrote
	rm -rf $(VENV) demo-out

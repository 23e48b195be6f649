# `make run` starts everything; `make test` tests everything. Only Python 3.11 or newer, git and make are needed.
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
SOURCE := manage.py apprenticeships cohorts applicants
.DEFAULT_GOAL := run
RACES := 32x100
unexport PYTHONDONTWRITEBYTECODE # each of a dozen processes would translate all sources anew
.PHONY: run test check faults types settings templates format contracts bench nightly lock migrations words vendor clean reset

run: .venv/installed  ## start everything here; PORT=8001 for another port; Ctrl-C stops
	@exec $(BIN)/python manage.py up

test: .venv/installed  ## every test
	$(BIN)/pytest -n auto

check: faults types settings templates format contracts  ## static checks; with -j beside each other, the longest first

format: .venv/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/installed
	$(BIN)/mypy $(SOURCE)

contracts: .venv/installed
	$(BIN)/lint-imports

templates: .venv/installed
	$(BIN)/djlint --check --lint templates

faults: .venv/installed
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive $(SOURCE)

settings: .venv/installed
	$(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	set -a && . tests/production.env && $(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/installed  ## speed against the floor; see tests/benchmarks/README.md
	$(BIN)/python -m tests.benchmarks

nightly: .venv/installed  ## the long forms: chaos, races, fuzz; RACES=64x20 for more at once in fewer rounds
	$(BIN)/pytest -m nightly -n 0 --races $(RACES)

lock:  ## resolve pyproject.toml anew into requirements.txt and requirements-dev.txt
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
		-o requirements.txt pyproject.toml
	.venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
		--group dev --group local -o requirements-dev.txt pyproject.toml
	rm -rf .venv-lock

migrations: .venv/installed  ## write the first migrations anew from the models (until the first release)
	DJANGO_SETTINGS_MODULE=apprenticeships.settings $(BIN)/python -m tests.first_migrations

words: .venv/installed  ## bring the catalog of Spanish words up to date, and say what has no Spanish yet
	@DJANGO_SETTINGS_MODULE=apprenticeships.settings $(BIN)/python -m tests.words

vendor:  ## fetch the front-end files anew (maintainers)
	sh static/vendor/vendor.sh

clean:  ## remove what can be made again; never data
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

reset: .venv/installed  ## remove the demonstration's data; refuses while it runs
	@$(BIN)/python -m apprenticeships.local.reset

# The environment is made anew when the locked requirements differ from those it was made from.
.venv/installed: requirements-dev.txt
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed; python3 is missing or older." >&2; exit 1; fi
	@if ! cmp -s requirements-dev.txt $@; then \
		echo "Installing the locked requirements into .venv (once)" && rm -rf .venv && \
		$(PYTHON) -m venv .venv && \
		$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt; \
	fi
	@cp requirements-dev.txt $@

# make           set everything up, read examples/, write the report and say where it is
# make test      every check: style, types, layers, the corpus, the quality floors, the tests
# make evaluate  score the corpora in benchmarks/ and compare with the floors and with the last run
# make bench     speed and memory, measured against each other in one run; the interface over a large dossier
# make screenshots  the pictures of docs/desk taken anew
# make clean     remove what the commands above made

# The first Python that is new enough; `make PYTHON=…` picks another.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,\
    $(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
SHARED ?= ../shared/corpus
BIN := .venv/bin
DOSSIER := out/examples.dossier
REPORT := out/report.html

.PHONY: report install dev machine lint types corpus evaluate evaluate-shared pytest test bench screenshots clean
.DEFAULT_GOAL := report

report: install
	@mkdir -p out
	@rm -f $(DOSSIER) $(DOSSIER)-wal $(DOSSIER)-shm
	$(BIN)/dragoman read examples/pages --dossier $(DOSSIER)
	$(BIN)/dragoman report --dossier $(DOSSIER) -o $(REPORT)
	@echo "The report is ready: open $(CURDIR)/$(REPORT) in a browser."

install: .venv/.installed
dev: .venv/.installed-dev

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11 or newer; none was found." >&2; exit 1; }
	sh .ci/venv "$(PYTHON)"

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.installed-dev: .venv/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# What the tests use besides Python packages. Installs only as root on a Debian-like machine; else says what will skip.
machine:
	@sh .ci/machine

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

corpus: dev
	$(BIN)/python benchmarks/corpus/check.py benchmarks/corpus/dev benchmarks/corpus/wider/* benchmarks/corpus/unseen

evaluate: dev
	$(BIN)/python -m benchmarks.evaluate

# Pages with gold that are kept outside the project; skipped where they are not there.
evaluate-shared: dev
	@if test -e $(SHARED)/score.py; then sh benchmarks/evaluate/shared.sh $(BIN) $(SHARED); \
	else echo "$(SHARED) is not here: nothing to score"; fi

pytest: dev
	$(BIN)/python -m pytest

test: dev machine
	$(MAKE) --no-print-directory lint types corpus evaluate pytest

# Reading and matching; then every page of the interface over a dossier of 10,000 contacts; then pages asked for while
# thousands are read by a process that is killed again and again.
bench: dev
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.desk
	$(BIN)/python -m benchmarks.desk.busy

# The pictures of docs/desk, from the examples.
screenshots: dev machine
	$(BIN)/python -m docs.screenshots

clean:
	rm -rf .venv out build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

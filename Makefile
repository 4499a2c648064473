# Each target makes what it needs by itself: make run, make test, make lint, make bench, make docs.
VENV ?= .venv
PY   := $(VENV)/bin/python
# numpy on two cores: threads only get in each other's way.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
# What is imported is compiled once and kept: pip need not compile the rest (half a minute).
unexport PYTHONDONTWRITEBYTECODE
PIP := $(PY) -m pip install -q --no-compile --disable-pip-version-check
# Where one of these changed it is installed anew; the C files are compiled where they can be.
INSTALLED := pyproject.toml setup.py constraints.txt $(wildcard src/surefoot/loops/*.[ch])

.PHONY: run test lint bench docs calibrate

run: $(VENV)/.person
	$(PY) -m surefoot demo

test: $(VENV)/.test lint
	sh scripts/debian_for_tests.sh
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.test
	$(PY) -m ruff check src tests benchmarks scripts
	$(PY) -m ruff format --check src tests benchmarks scripts
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.bench
	$(PY) -m benchmarks

calibrate: $(VENV)/.bench
	$(PY) -m benchmarks.calibrate

docs: $(VENV)/.test
	$(PY) scripts/draw_docs.py
	$(PY) scripts/read_off_rules.py
	$(PY) -m tests.recordings.bad_files > docs/bad-input.md

$(VENV)/bin/python:
	python3 -m venv $(VENV)

$(VENV)/.person: $(INSTALLED) | $(VENV)/bin/python
	$(PIP) -c constraints.txt -e '.[phone]'
	touch $@

$(VENV)/.test: $(INSTALLED) | $(VENV)/bin/python
	$(PIP) -c constraints.txt -e '.[phone,clinic,locked,test]'
	touch $@ $(VENV)/.person

$(VENV)/.bench: $(VENV)/.test
	$(PIP) -r benchmarks/requirements.txt
	touch $@

# `make run` opens the program, `make test` passes all tests; both set everything up first.
.PHONY: run test check bench lock format clean set-up
.DEFAULT_GOAL := run

PYTHON := .venv/bin/python

run: set-up
	@sh packaging/run.sh

test: set-up
	$(PYTHON) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal $(ARGS)

check: set-up
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/pyright
	$(PYTHON) -m pytest -q tests/test_architecture.py

bench: set-up
	@sh packaging/set_up.sh bench
	@$(PYTHON) packaging/benchmarks $(ARGS)

lock: set-up
	sh packaging/lock.sh $(ARGS)

format: set-up
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

clean:
	rm -rf .venv build dist out htmlcov .coverage* .pytest_cache .ruff_cache *.egg-info
	find db desktop resources packaging tests -name __pycache__ -prune -exec rm -rf {} +

set-up:
	@sh packaging/set_up.sh

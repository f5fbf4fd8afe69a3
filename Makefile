# Seven words, in the virtual environment that is active: pip install -e '.[all,test]'
.PHONY: check fix test build score assets notebooks

check:
	ruff check . && ruff format --check . && mypy

fix:
	ruff check --fix . && ruff format .

test:
	pytest

build:
	samgraf build --open

score:
	samgraf score data/gold data/sources

# YASGUI for the site's editor, from npm; it is never committed.
assets:
	python assets.py

notebooks:
	python notebooks/execution.py

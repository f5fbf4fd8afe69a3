# Six words, in the virtual environment that is active: pip install -e '.[all,test]'
.PHONY: check fix test build score notebooks

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

notebooks:
	python notebooks/execution.py

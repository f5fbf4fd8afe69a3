"""`python -m samgraf.cli`: the `samgraf` command."""

from samgraf.cli import main

if __name__ == "__main__":
    main()

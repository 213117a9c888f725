"""`python -m duenotice.cli`: the same as the command `duenotice`."""

from duenotice.cli.app import main

if __name__ == "__main__":
    main()

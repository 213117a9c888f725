"""The command line: one module per command, each calling `case.steps`.

In: arguments, environment, a terminal. Out: a table or JSON on standard output, progress and errors on standard error, an
exit code. Forbidden: rules of its own; importing Django before a command needs it.
"""

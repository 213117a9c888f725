"""The command line: one module per command, each calling `case.steps`.

Forbidden: rules of its own; importing Django before a command needs it.
"""

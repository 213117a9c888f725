"""Who asked for what: Request rows of what a line of a log or a captured exchange says.

In: entries of logs, exchanges. Out: Requests, whose sessions, accounts and addresses are keyed hashes.
Forbidden: reading files; letting a raw token out.
"""

"""The only room that knows the others: stored state (a Django app) and the steps of the work.

In: evidence, facts and decisions of people. Out: sealed runs, conclusions, approved notices, deliveries, and an audit of it all.
`home.open_home()` comes first; then `case.steps` and `case.models` may be imported (they need Django). Importing this
package alone does not load Django, so that the command line starts quickly.
Forbidden: rules of law, detection or counting; they live in their rooms.
"""

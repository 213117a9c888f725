"""The web pages from which a team runs the case: Django views over stored roll-ups.

In: requests of people who are logged in. Out: server-rendered pages, files of the case, and acts through `case.steps`.
Forbidden: computing over findings; a page without login; anything from a third party; a personal value in a URL.
"""

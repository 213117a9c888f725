"""The web pages from which a team runs the case: Django views over stored roll-ups.

Forbidden: computing over findings; a page without login; anything from a third party.
"""

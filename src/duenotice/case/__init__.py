"""The only room that knows the others: stored state (a Django app) and the steps of the work.

Forbidden: rules of law, detection or counting; they live in their rooms.
"""

"""What all of the room stands on: budgets and the meter, shapes, how a function is compiled, lists of words, odd names as text.

In: limits and streams, words, functions. Out: the same, metered, compiled, remembered, or written so that they can be stored.
Forbidden: knowing any format; importing from the rest of the room.
"""

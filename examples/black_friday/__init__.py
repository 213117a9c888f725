"""A made-up store has a real incident: `play` runs it and leaves the evidence a company would have, and apart from it the truth.

In: a size and a seed. Out: `OUT/evidence` (logs, a crawl, captures, tables, mail, posts, prices) and `OUT/truth` (who was really
shown to whom, as the visitors' own browsers saw it). Only tests and the last comparison of the demo read the truth.
Two real processes serve on loopback: the store (`store`) and the caching proxy before it (`edge`). Time is simulated: each request
carries the moment it plays, so hours of shopping pass in seconds and a seed gives the same incident again.
"""

"""How public and market react: files of posts and prices in; signals and event studies out.

In: `read_posts` and `read_prices` take a path, an open binary file or bytes. Out: `mentions` (tables of Signal with alerts that say
why), `study` (EventStudy per window) and `words` (a study as one honest sentence).
Pure and repeatable: the same file gives the same alerts. An alert is a candidate for the first credible signal, never more.
Forbidden: deciding when the company was aware; keeping the raw text or the name of an author; imports of other rooms.
"""

from duenotice.watch.mentions import Settings, mentions
from duenotice.watch.posts import Post, Posts, read_posts
from duenotice.watch.prices import Prices, pair, read_prices
from duenotice.watch.study import Market, study, words

__all__ = [
    "Market",
    "Post",
    "Posts",
    "Prices",
    "Settings",
    "mentions",
    "pair",
    "read_posts",
    "read_prices",
    "study",
    "words",
]

"""Opens what holds other files: compressed files and archives. Nested ones are opened by their chain, see `sources`.

In: an open file and its kind. Out: members, each with a stream of its bytes, and the troubles of the rest.
Forbidden: reading what a member holds; path chains; records.
"""

from duenotice.evidence.containers.held import Member, Trouble
from duenotice.evidence.containers.kinds import COMPRESSED, CONTAINERS, listed

__all__ = ["COMPRESSED", "CONTAINERS", "Member", "Trouble", "listed"]

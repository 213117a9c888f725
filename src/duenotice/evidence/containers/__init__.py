"""Opens what holds other files: compressed files and archives, nested as deep as the budget allows."""

from duenotice.evidence.containers.kinds import COMPRESSED, CONTAINERS, Member, Trouble, listed

__all__ = ["COMPRESSED", "CONTAINERS", "Member", "Trouble", "listed"]

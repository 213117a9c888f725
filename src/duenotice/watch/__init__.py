"""How public and market react: posts and prices in; signals and event studies out.

Forbidden: deciding when the company was aware; keeping the raw text of a post outside the escrow.
"""

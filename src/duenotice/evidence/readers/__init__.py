"""Readers: one module per family of formats. Each makes Records and Gaps of a file; none knows blocks or personal data."""

"""Programs of the rivals, run by the venv in `.bench`; each prints what it found as JSON."""

"""Makes country packs from plain CSV; see data/README.md. Python's standard library only."""

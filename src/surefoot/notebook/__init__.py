"""The notebook: facts are written here, and only read above it."""

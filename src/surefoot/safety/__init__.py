"""Listening for danger, and the gate before anything that is done standing."""

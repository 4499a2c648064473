"""What others would say of the same people, each re-done from its description or its package."""

"""The person's door: pages on her own computer."""

"""What a person tells: check-ins, days and spells."""

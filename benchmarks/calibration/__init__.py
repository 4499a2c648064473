"""How well the answers are calibrated, on made-up people whose truth is known."""

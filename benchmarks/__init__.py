"""Speed and accuracy, side by side with the peers. ``make bench``."""

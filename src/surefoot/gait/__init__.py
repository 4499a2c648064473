"""From recordings of feet to strides and what they show."""

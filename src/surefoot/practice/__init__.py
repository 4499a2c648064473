"""The balance timer, the tests and the exercises."""

"""Exports of other programs become records of the diary, with the source named."""

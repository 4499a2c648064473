"""The words, units, signs and sources that every room shares."""

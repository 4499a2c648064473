"""Arrays in, arrays out: numpy and scipy only, no noun of surefoot's."""

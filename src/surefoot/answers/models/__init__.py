"""Statistical models on numpy and scipy alone; no noun of surefoot's."""

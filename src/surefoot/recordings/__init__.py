"""Files become Recordings."""

"""The app, asked as a browser asks it."""

"""One file for each thing a person does."""

#: The app keeps what is its own in a folder beside the notebook, named after it.
APP_FOLDER = ".app"

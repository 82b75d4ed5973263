"""What is asked in a window of its own: import, export, details, keys, name, about."""

"""The window, a thin skin over the services; the only place with Qt."""

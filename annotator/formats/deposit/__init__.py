"""A deposit: all that an archive keeps of a project, in a form that needs no program of ours to be read."""

"""What the program must do in time, against a named floor in the same run."""

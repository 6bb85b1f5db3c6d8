"""Quality and speed of the program, measured."""

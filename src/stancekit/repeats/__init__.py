"""The repeats room."""

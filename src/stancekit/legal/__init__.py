"""The legal room."""

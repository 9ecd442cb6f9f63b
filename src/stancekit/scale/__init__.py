"""The scale room."""

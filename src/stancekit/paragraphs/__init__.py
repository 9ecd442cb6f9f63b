"""The paragraphs room."""

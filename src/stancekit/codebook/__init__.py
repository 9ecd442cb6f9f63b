"""The codebook room."""

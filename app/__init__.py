"""Red Thread: puzzle and cipher hunts for families."""

"""The grown-ups' side of the day: making a hunt ready, and the console of a run."""

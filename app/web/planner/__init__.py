"""Where a parent makes, keeps and reuses hunts: one file an action."""

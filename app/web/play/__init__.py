"""The child's screens. They get player views only: no answer can reach a template here."""

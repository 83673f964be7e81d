"""The front door and the family: who comes in, and what a household says of itself."""

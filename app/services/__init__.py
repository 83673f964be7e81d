"""What a person can do, one verb each: load, call a pure function, append.

Imports `app.store` and below. The web writes through this room only.
"""

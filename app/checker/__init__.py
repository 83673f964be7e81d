"""What goes wrong on the day, found before it: one file a family of checks.

Pure: a plan in, findings out. Imports `app.engine`, whose game its robot plays, and below.
"""

"""What is kept: tables, both logs, and the one way of writing to them.

The only room with SQLModel classes. Imports the pure rooms; the web reads from it directly.
"""

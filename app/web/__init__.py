"""The screens: routes, forms and what they show, one folder a room of the house.

Imports `app.services` to write and `app.store` to read.
"""

"""One fold for all text: case, marks, digits and words of numbers, for every language.

Pure. Imports the standard library only; every other room may import it.
"""

"""Things to print and make, drawn from the answers they lead to: one file a prop.

Pure: geometry in, SVG out. Imports `app.locks`, `app.ciphers` and `app.text`.
"""

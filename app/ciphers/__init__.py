"""The codes a message can be written in: one file a code.

Pure. Every cipher deciphers what it enciphers. Imports `app.text`.
"""

"""The hunt as it is planned: one document, its edits, its merge, and its file format.

Pure. Says what shape a hunt has; sense is for the checker. Imports `app.props` and below.
"""

"""The hunt as it is planned: one document, its edits, its merge, and its file format.

Pure. The document says what shape a hunt has, `readiness` what is still missing before it can be
played; what goes wrong on the day is for the checker. Imports `app.props` and below.
"""

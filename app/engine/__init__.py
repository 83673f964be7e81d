"""The rules of play: commands in, events out, and what each reader may see of them.

Pure: `now` and new ids come in as arguments. Imports `app.plan` and below.
"""

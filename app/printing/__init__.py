"""Which sheets a hunt needs, and in what order.

Pure. Fills the scenes that props are drawn from. Imports `app.plan` and below.
"""

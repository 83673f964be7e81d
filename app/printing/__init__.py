"""Which sheets a hunt needs, what stands on them, and in what order.

A sheet is a plain value: two plans print the same sheet when their values are equal, which is how
`changes` knows what has to be printed again. Pure. Fills the scenes that props are drawn from.
Imports `app.plan` and below.
"""

"""Locks: the ways out of a page. Pure: imports app.text and pydantic only.

This page is the table of contents. To add a lock: one file here, one template in
templates/locks (the face) and one in templates/planner/locks (its fields), one test file in
tests/locks, and one line in `AnyLock`.
"""

"""The tests mirror the program: `tests/<room>/test_<file>.py`."""

"""The house itself: what run.py needs before any package is installed."""

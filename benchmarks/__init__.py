"""The speed and scale figures of the README; each file is one command and prints ratios."""

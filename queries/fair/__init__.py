"""Fair comparison of counties: each module one subject; formulas and sources in docs/fair.md.

Arrays in, arrays out; words stand in text/, SciPy is imported where it is used (half a second).
"""

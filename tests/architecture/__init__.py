"""The rules of the house, as tests; and a test of each rule on a bad example."""

"""The demo city 示例市, drawn from a fixed seed: nothing in it is real."""

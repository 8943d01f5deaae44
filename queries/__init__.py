"""What the numbers mean: the store, the SQL views, the indicators and the questions pages ask."""

"""What the numbers mean: scopes, dates, indicators, against an oracle in plain Python."""

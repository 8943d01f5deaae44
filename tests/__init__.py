"""Every room's tests, in folders that mirror the tree."""

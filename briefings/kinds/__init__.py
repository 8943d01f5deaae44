"""What each kind of briefing says: one module a kind, each `compose(teller, made)`."""

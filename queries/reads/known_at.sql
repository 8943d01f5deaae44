-- One row: the moment of which this cursor tells what was known.
select known_at() as known_at

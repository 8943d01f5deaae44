-- One row: which text of $subject the store was last given.
select fingerprint from fingerprint where subject = $subject

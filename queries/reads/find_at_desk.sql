-- One row per submission of the same bytes that stands for that county: in hand, sent in or accepted.
select submission_id, state
from submission
where
    sha256 = $sha256
    and county_code in ($county_code, '')
    and state in ('checked', 'submitted', 'accepted')
order by submission_id desc

-- The county of a submission that came without one, once somebody has said whose it is.
update submission
set county_code = $county_code, sender = $county
where submission_id = $submission_id and county_code = ''

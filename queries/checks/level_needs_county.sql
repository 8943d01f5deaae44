-- One row per row said to be of a county that stands under the name of a city which has counties.
-- must_fix: checks.level_needs_county
-- about: row
select submission_id, row_no, 'level' as field, county
from checked
where level = '县' and county = city and has_counties

-- One row per row of a city level, or a total, that stands under the name of a county.
-- must_fix: checks.level_needs_city
-- about: row
select submission_id, row_no, 'level' as field, level, county
from checked
where level <> '县' and county <> '' and county <> city

-- One row: a kept result with its content; none for whoever may not see every county.
select *
from appraisal
where appraisal_id = $number and getvariable('sight') is null

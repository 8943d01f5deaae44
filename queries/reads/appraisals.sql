-- One row per kept result of a city, without its content, the newest first.
select * exclude (content)
from appraisal
where province = $province and city = $city and getvariable('sight') is null
order by appraisal_id desc

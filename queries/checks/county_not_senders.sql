-- One row per row of a place that the sender does not report for (variable sender_codes; NULL: any).
-- must_fix: checks.county_not_senders
-- about: sender
select checked.submission_id, checked.row_no, 'county' as field, checked.county as county_text
from checked
inner join county
    on
        checked.province = county.province
        and checked.city = county.city
        and checked.county = county.county
where
    getvariable('sender_codes') is not null
    and not list_contains(getvariable('sender_codes')::varchar[], county.code)

-- One row per report of one county that its next sheet goes on from: of its latest term, not archived;
-- of the plan the newest. `told` is the report, `typed` what stands in the cells.
with newest as (
    select
        *,
        case
            when stream = 'rounds' then coalesce(round_status, '') <> '已归档' and scope <> '年度'
            else row_number() over (partition by stream order by as_of_date desc) = 1
        end as goes_on,
        max(term_no) over () as latest_term
    from report_current
    where
        province = $province and city = $city and county = $county and level = $level
        and stream in ('rounds', 'plan') and source_row is null
)

select
    stream, to_json(newest) as told,
    map_from_entries([
        {'key': entry.key, 'value': entry.value.raw} for entry in map_entries(provenance)
    ]) as typed,
    list_concat(approximate, not_applicable) as as_typed
from newest
where goes_on and (term_no is null or term_no = latest_term)
order by stream desc, round_first, round_last, inspection_type, batch

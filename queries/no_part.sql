-- No row: the columns that an indicator gives, and their types.
select
    null::varchar as indicator, null::varchar as stream, null::varchar as province,
    null::varchar as city, null::varchar as county, null::varchar as level,
    null::integer as term_no, null::integer as round_first, null::integer as round_last,
    null::bigint as report_id, null::varchar as part, null::double as numerator,
    null::double as denominator, null::varchar as basis
where false

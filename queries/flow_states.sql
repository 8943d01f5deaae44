-- One row per figure and place: its states at the end and at the start of a period, side by side.
-- {ending} and {beginning} are the answers of reads/figures.sql at two as-of dates.
select
    ending.indicator, ending.part, ending.province, ending.city, ending.county, ending.level,
    ending.county_order, ending.term_no, ending.approximate, ending.contradiction,
    ending.numerator as end_numerator, ending.denominator as end_denominator,
    ending.value as end_value, ending.state as end_state, ending.as_of_date as end_date_used,
    beginning.numerator as start_numerator, beginning.denominator as start_denominator,
    beginning.as_of_date as start_date_used, beginning.state as start_state,
    list_contains($states, ending.indicator) as is_state,
    list_contains($counts, ending.indicator) as is_count,
    beginning.term_no < ending.term_no as is_new_term
from {ending} as ending
left join {beginning} as beginning
    on
        ending.kind = beginning.kind and ending.indicator = beginning.indicator
        and (ending.province, ending.city, ending.county, ending.level)
        = (beginning.province, beginning.city, beginning.county, beginning.level)
        and ending.part is not distinct from beginning.part
where ending.kind = 'place'

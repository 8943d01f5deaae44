-- One row per indicator, part and place: its figure for the term to date of its latest term.
{figures}

select *
from final
where
    ($level is null or level = $level)
    and ($counties is null or list_contains($counties, county))
order by indicator, county_order nulls last, province, city, county, level, part
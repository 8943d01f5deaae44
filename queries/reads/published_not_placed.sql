-- One row per published row that did not become a report: what it prints, and why it stays reference.
select
    id,
    map_extract(printed_row, 'province')[1] as province,
    map_extract(printed_row, 'city')[1] as city,
    map_extract(printed_row, 'county')[1] as county,
    map_extract(printed_row, 'scope')[1] as scope,
    map_extract(printed_row, 'printed')[1] as printed,
    map_extract(printed_row, 'source_title')[1] as source_title,
    map_extract(printed_row, 'source_url')[1] as source_url,
    why_not_placed
from published_figure
where not is_placed
order by id

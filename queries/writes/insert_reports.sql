-- One row per staged row of these submissions: it becomes a report, with where each figure stands.
insert into report by name
select
    * exclude (row_no, is_status_inferred, has_counties, cells),
    map_from_entries([
        {
            'key': entry.key,
            'value': {
                'sheet': entry.value.sheet, 'cell': entry.value.cell, 'raw': entry.value.raw,
                'approximate': entry.value.approximate, 'corrected_by': entry.value.corrected_by
            }
        }
        for entry in map_entries(cells)
        if entry.value.raw <> '' or entry.value.corrected_by is not null
    ]) as provenance,
    hash_of_figures(cells) as figures_hash,
    $accepted_at::timestamp as accepted_at
from checked
where submission_id in (select unnest($submission_ids::bigint[]))

-- Equal figures, equal hash, whatever their order and nothing but figures: as writes/stage_rows makes
-- it. Hashes of before took in numbers that are no figures (a batch that is called 2).
set variable figure_columns = (
    select list(column_name)
    from (describe report)
    where column_type in ('BIGINT', 'DOUBLE') and column_name not in ('report_id', 'submission_id')
);
update report
set figures_hash = coalesce(hashes.figures_hash, 0)
from report as told
left join (
    select report_id, bit_xor(hash(hash(field, figure))) as figures_hash
    from (
        unpivot (
            select
                report_id,
                columns(lambda name: list_contains(getvariable('figure_columns'), name))::double
            from report
        )
        on columns(* exclude (report_id)) into name field value figure
    )
    group by report_id
) as hashes on told.report_id = hashes.report_id
where report.report_id = told.report_id

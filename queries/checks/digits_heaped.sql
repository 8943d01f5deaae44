-- One row per county and sheet whose counts of ten and more end in 0 or 5 far too often: estimated?
-- notice: checks.digits_heaped
-- about: sheet
select
    checked.submission_id,
    min(checked.row_no) as row_no,
    'county' as field,
    count(*)::varchar as figures_text,
    count(*) filter (checked_figure.figure % 5 = 0)::varchar as heaped_text
from checked
inner join checked_figure using (submission_id, row_no)
where
    checked.source is null
    and checked.stream in ('rounds', 'stationed')
    and checked_figure.type = 'count'
    and checked_figure.figure >= 10
    and not checked_figure.is_approximate
group by checked.submission_id, checked.sheet, checked.province, checked.city, checked.county
-- one in five by chance: of twenty figures, twelve such are less likely than one in ten thousand
having count(*) >= 20 and count(*) filter (checked_figure.figure % 5 = 0) >= 0.6 * count(*)

-- One row per report with exactly the figures, six different ones of five and more, of another place.
-- explain: checks.copied_from_other_place
-- about: other_places
with rich as (
    select checked_figure.submission_id, checked_figure.row_no
    from checked_figure
    inner join checked using (submission_id, row_no)
    where checked_figure.figure >= 5 and checked.level <> '合计' and checked.source is null
    group by checked_figure.submission_id, checked_figure.row_no
    having count(distinct checked_figure.figure) >= 6
),

mine as (
    select known.*
    from known
    inner join rich on known.submission_id = rich.submission_id and known.row_no = rich.row_no
),

alike as (
    select
        mine.submission_id, mine.row_no, report_known.county, report_known.as_of_date,
        report_known.round_first, report_known.round_last
    from report_known
    inner join mine
        on mine.figures_hash = report_known.figures_hash and mine.stream = report_known.stream
    where
        report_known.level <> '合计'
        and (report_known.province, report_known.city, report_known.county)
        <> (mine.province, mine.city, mine.county)
    union all
    -- of two alike in what is being checked the later row, or the later file
    select mine.submission_id, mine.row_no, other.county, other.as_of_date, null, null
    from mine
    inner join mine as other
        on
            mine.figures_hash = other.figures_hash
            and mine.stream = other.stream
            and row(mine.submission_id, mine.row_no) > row(other.submission_id, other.row_no)
    where
        (other.province, other.city, other.county) <> (mine.province, mine.city, mine.county)
)

select
    submission_id,
    row_no,
    'county' as field,
    coalesce(getvariable('others_called'), max_by(county, as_of_date)) as other_text,
    max(as_of_date)::varchar as other_date_text
from alike
group by submission_id, row_no

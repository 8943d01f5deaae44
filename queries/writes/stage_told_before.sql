-- One row per row being checked and day of the same that was told before: by the store, by an earlier
-- file of what is loaded in one go, or by another row of the file itself (`is_own`), of which only the
-- last day before is looked at: a file may hold thousands of rows of the same.
create or replace temp table told_before as
with days as (
    -- of what a file, or the store, told of one day, what was told last counts
    select
        report_key, submission_id, as_of_date,
        max_by(known_id, row(accepted_at, known_id)) as known_id,
        max_by(figures_hash, row(accepted_at, known_id)) as figures_hash,
        max(row(coalesce(submission_id, -1), accepted_at, known_id)) as told
    from known
    group by report_key, submission_id, as_of_date
),

mine as (
    select known_id, submission_id, row_no, as_of_date, report_key from known where row_no is not null
)

select
    mine.submission_id,
    mine.row_no,
    mine.as_of_date as own_date,
    days.* exclude (report_key, submission_id),
    false as is_own
from mine
inner join days
    on
        mine.report_key = days.report_key
        and days.submission_id is distinct from mine.submission_id
        and is_seen(days.submission_id, mine.submission_id)
union all by name
select
    mine.submission_id,
    mine.row_no,
    mine.as_of_date as own_date,
    days.* exclude (report_key, submission_id),
    true as is_own
from mine
asof join days
    on
        mine.report_key = days.report_key
        and mine.submission_id = days.submission_id
        and mine.as_of_date > days.as_of_date

-- One row: whether anything was reported before, by the store or by an earlier row of the same file, of
-- what is being checked (writes/stage_known, writes/stage_earlier).
select
    exists (from known where report_id is not null) or exists (from told_before) as has_history

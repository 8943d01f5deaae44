-- Each of these reports is marked as withdrawn; what was known before stays known.
update report
set withdrawn_at = $at
where report_id in (select unnest($reports::bigint[]))

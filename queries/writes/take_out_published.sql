-- Take out the published figures that the program no longer comes with: all but those of $ids.
delete from published_figure
where id not in (select unnest($ids::varchar[]))

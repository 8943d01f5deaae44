-- Make the office's terms those of its settings.
create or replace table office_term as
select one.* from (
    select unnest(from_json($terms::json, '[{
        "term_no": "integer", "term_start": "date", "term_end": "date"
    }]')) as one
)

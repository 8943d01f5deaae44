-- One row per published figure, word for word, and where it was not placed, why.
insert or replace into published_figure by name
select figure.*
from (
    select unnest(
        from_json(
            $rows::json,
            '[{"id": "VARCHAR", "printed_row": "MAP(VARCHAR, VARCHAR)", "is_placed": "BOOLEAN",
               "why_not_placed": "VARCHAR"}]'
        )
    ) as figure
)

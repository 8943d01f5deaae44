-- One row per published figure in the store, word for word: whether it was placed, and if not, why.
select id, printed_row, is_placed, why_not_placed
from published_figure
order by id

-- One row per published figure in the store: whether it was placed, and if not, why.
select id, is_placed, why_not_placed
from published_figure

-- One row: how many counties and how many of their figures were looked at.
select count(distinct row(province, city, county)) as counties, count(*) as figures from signal_figure

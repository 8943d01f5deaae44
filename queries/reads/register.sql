-- One row per county of the register that lies in $city (any city where NULL), in register order.
select province, city, county, code, former_names
from county
where ($city::varchar is null or city = $city) and county <> city
order by register_order

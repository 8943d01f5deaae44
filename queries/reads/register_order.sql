-- One row per county of the register, with its place in 建制顺序.
select province, city, county, register_order as county_order from main.county

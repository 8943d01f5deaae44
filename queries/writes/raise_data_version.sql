-- Every committed write raises the data version by one.
update data_version set version = version + 1

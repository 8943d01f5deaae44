-- One row: the data version, which every committed write raises by one.
update data_version set version = version + 1
returning version

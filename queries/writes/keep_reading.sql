-- Keep what was read of a file, so that it can be mended without reading the file again.
insert into draft (submission_id, reading) values ($submission_id, $reading)

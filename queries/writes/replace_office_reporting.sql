-- Make the day by which sheets are due that of the office's settings.
update office_reporting
set due_day = $due_day::integer

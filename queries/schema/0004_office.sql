-- Terms of office as the office sets them, for counties that have not reported their own.
create table office_term (term_no integer, term_start date, term_end date);

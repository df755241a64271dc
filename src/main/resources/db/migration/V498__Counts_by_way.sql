-- Of those who answered on pages, how: for each half-year that is counted from now on. (assessment.overview, MONITOR-03)
alter table alongside.assessment_count drop constraint assessment_count_what_check;
alter table alongside.assessment_count add constraint assessment_count_what_check check (what in ('DUE', 'SENT', 'ON_PAPER',
    'DECLINED', 'NOT_REACHED', 'EXPIRED', 'BY_LINK', 'ON_TABLET', 'ASSISTED',
    'TYPED_IN'));

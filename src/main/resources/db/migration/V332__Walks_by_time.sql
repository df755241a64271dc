-- How often wishes were not met is counted by quarter: without reading all walks that ever were. (journey.team)
create index walk_by_time on alongside.walk (organisation_id, since);

-- What others said is nobody's to reword: what was said about safety and what facilitators wrote of leaving is not corrected,
-- and what somebody told is taken out at the survivor's wish alone. (records.RecordField.isOfSomebodyElse, CONF-07)
create or replace function alongside.correction_fits() returns trigger language plpgsql as $$
begin
    if not exists (
        select from alongside.record_entry n join alongside.record_entry o on o.id = new.replaces
        where n.id = new.entry_id and n.journey_id = new.journey_id and o.journey_id = new.journey_id
            and n.field = o.field and n.occasion is not distinct from o.occasion and n.version = o.version + 1
            and n.compartment <> 'SAFETY' and n.said_at = coalesce(o.said_at, o.written_at)
            and n.field not in ('joining.leavingTalk', 'joining.leavingTold')
            and (n.field <> 'told.what' or new.reason = 'SURVIVOR_ASKED')) then
        raise exception 'CONF-07: this corrects no entry of this record.';
    end if;
    return new;
end $$;

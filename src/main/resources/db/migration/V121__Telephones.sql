-- How colleagues reach somebody when it is urgent; digits with what people write between them. (workers.Workers)
alter table alongside.worker add column telephone text
    check (telephone ~ '^\+?[0-9][0-9 ()-]{4,24}$' and length(regexp_replace(telephone, '[^0-9]', '', 'g')) between 5 and 15);

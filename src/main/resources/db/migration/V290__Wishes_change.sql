-- A survivor may wish something else at any time: whether who walks with them meets it is noted. (WORKER-06)
grant update (gender_wish_met, culture_wish_met) on alongside.walk to "${app_role}";

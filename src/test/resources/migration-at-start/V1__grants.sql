grant usage on schema alongside to "${app_role}";

CREATE TABLE half_done (id INTEGER NOT NULL PRIMARY KEY) STRICT;
UPDATE sleep SET no_such_column = 1;

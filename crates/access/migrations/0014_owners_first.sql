-- Lists begin with the few files of an account. A controller has very many: an index on it only led SQLite astray.
DROP INDEX access_subject_controller;

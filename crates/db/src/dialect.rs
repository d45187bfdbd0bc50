//! The few sentences in which the two databases differ. Every other room writes one SQL text for both.

use crate::tx::Engine;

/// Lock that lets one process at a time change the schema.
pub(crate) fn schema_lock(engine: &Engine) -> Option<&'static str> {
    match engine {
        // BEGIN IMMEDIATE already holds the only write lock.
        Engine::Sqlite(_) | Engine::SqliteGlance(_) => None,
        Engine::Postgres(_) | Engine::PostgresGlance(_) => Some("SELECT pg_advisory_xact_lock(7420183311)"),
    }
}

/// Whether the table of applied migrations is there: one row with the column `n`.
pub(crate) fn migration_table_count(engine: &Engine) -> &'static str {
    match engine {
        Engine::Sqlite(_) | Engine::SqliteGlance(_) => {
            "SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'db_migration'"
        }
        Engine::Postgres(_) | Engine::PostgresGlance(_) => {
            "SELECT COUNT(*) AS n FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = 'db_migration'"
        }
    }
}

/// The schema text for this database: column types and `-- append-only:` lines written out.
///
/// A line `-- append-only: T` makes the database refuse every UPDATE and DELETE on table `T`;
/// `-- append-only: T unless C` lets rows go for which the condition `C` holds (`OLD` is the row).
pub(crate) fn schema_text(engine: &Engine, text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for line in text.lines() {
        match line.strip_prefix("-- append-only: ") {
            Some(rule) => {
                let (table, unless) = rule.split_once(" unless ").unwrap_or((rule, "FALSE"));
                written.push_str(&append_only(engine, table.trim(), unless.trim()));
            }
            None => written.push_str(line),
        }
        written.push('\n');
    }
    match engine {
        Engine::Sqlite(_) | Engine::SqliteGlance(_) => written.replace(" BYTEA", " BLOB"),
        // Bytewise order, the same as SQLite's, whatever the cluster's language is.
        Engine::Postgres(_) | Engine::PostgresGlance(_) => written.replace(" TEXT", " TEXT COLLATE \"C\""),
    }
}

fn append_only(engine: &Engine, table: &str, unless: &str) -> String {
    match engine {
        Engine::Sqlite(_) | Engine::SqliteGlance(_) => format!(
            "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}\n\
             BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;\n\
             CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({unless})\n\
             BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
        ),
        Engine::Postgres(_) | Engine::PostgresGlance(_) => format!(
            "CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$\n\
             BEGIN\n\
             IF TG_OP = 'DELETE' THEN IF ({unless}) THEN RETURN OLD; END IF; END IF;\n\
             RAISE EXCEPTION '{table} is append-only';\n\
             END $$;\n\
             DO $do$ BEGIN EXECUTE format('ALTER FUNCTION %I.{table}_append_only() SET search_path = %I, pg_temp',\n\
             current_schema(), current_schema()); END $do$;\n\
             CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}\n\
             FOR EACH ROW EXECUTE FUNCTION {table}_append_only();\n\
             CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}\n\
             FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only();"
        ),
    }
}

/// Text that lets the running role use the tables it does not own.
pub(crate) fn grant_use(schema: &str, role: &str) -> String {
    format!(
        "GRANT USAGE ON SCHEMA {schema} TO {role};\n\
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};"
    )
}

/// Counts the tables of a schema that the running PostgreSQL role may not use.
pub(crate) const TABLES_REFUSED: &str = "SELECT COUNT(*) AS n
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
     WHERE s.nspname = $1 AND c.relkind = 'r'
       AND NOT (has_schema_privilege(s.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
           AND has_table_privilege(c.oid, 'INSERT'))";

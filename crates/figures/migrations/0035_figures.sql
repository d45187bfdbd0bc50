-- Published figures: rounded, withheld where they would say too much, and frozen. True counts are never kept, and no id.
CREATE TABLE figures_snapshot (
    month TEXT PRIMARY KEY,
    taken_at TEXT NOT NULL,
    is_linked BOOLEAN NOT NULL,
    district TEXT NOT NULL
);
CREATE TABLE figures_place (
    month TEXT NOT NULL REFERENCES figures_snapshot (month),
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    municipality TEXT,
    name TEXT NOT NULL,
    PRIMARY KEY (month, position)
);
CREATE TABLE figures_table (
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    month TEXT NOT NULL REFERENCES figures_snapshot (month),
    PRIMARY KEY (kind, period)
);
CREATE INDEX figures_table_month ON figures_table (kind, month);
CREATE TABLE figures_figure (
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    spot TEXT NOT NULL,
    column_code TEXT NOT NULL,
    shown BIGINT,
    PRIMARY KEY (kind, period, spot, column_code),
    FOREIGN KEY (kind, period) REFERENCES figures_table (kind, period)
);
-- What everybody can work out of a total of the district: later snapshots are held against it.
CREATE TABLE figures_total (
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    column_code TEXT NOT NULL,
    low BIGINT NOT NULL,
    high BIGINT,
    PRIMARY KEY (kind, period, column_code),
    FOREIGN KEY (kind, period) REFERENCES figures_table (kind, period)
);
-- append-only: figures_snapshot
-- append-only: figures_place
-- append-only: figures_table
-- append-only: figures_figure
-- append-only: figures_total

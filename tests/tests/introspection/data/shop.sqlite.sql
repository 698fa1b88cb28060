-- What Chinook has not: a database of SQLite as others make them.
CREATE TABLE "user" (
    id INTEGER PRIMARY KEY,
    "E-Mail" TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK ("E-Mail" LIKE '%@%'),
    type VARCHAR(20) NOT NULL DEFAULT 'it''s {new}',
    active BOOLEAN NOT NULL DEFAULT 1,
    "2fa" BOOL,
    score REAL DEFAULT -0.5,
    born DATE,
    seen DATETIME DEFAULT CURRENT_TIMESTAMP,
    tag UUID,
    settings JSON,
    "self" BLOB,
    "new" INT CONSTRAINT "not small" CHECK ("new" > 10)
);
CREATE TABLE Users (
    a INTEGER NOT NULL, b TEXT NOT NULL, c DECIMAL(10, 2) DEFAULT (1 + 1),
    length INT GENERATED ALWAYS AS (length(b)) VIRTUAL,
    PRIMARY KEY (b, a),
    CONSTRAINT owner FOREIGN KEY (a) REFERENCES user ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (b) REFERENCES nowhere (x),
    CHECK (a > 0 OR b <> ''),
    CHECK (c >= 0)
) WITHOUT ROWID;
CREATE TABLE strict (id INTEGER PRIMARY KEY, any_value ANY, text TEXT) STRICT;
CREATE INDEX "by type" ON user (type DESC, lower("E-Mail")) WHERE active = 1;
CREATE UNIQUE INDEX user_tag ON user (tag);
CREATE INDEX user_type_idx ON user (type);
CREATE VIEW active_users AS SELECT id FROM user WHERE active;
CREATE TRIGGER touch AFTER UPDATE ON user BEGIN UPDATE user SET seen = CURRENT_TIMESTAMP WHERE id = new.id; END;
CREATE VIRTUAL TABLE words USING fts5(word);
INSERT INTO user (id, "E-Mail", born, tag) VALUES (1, 'ada@example.com', '1815-12-10', '67e55044-10b1-426f-9247-bb680e5fe0c8');

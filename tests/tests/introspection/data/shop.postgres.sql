-- What Chinook has not: a database of Postgres as others make them.
CREATE TYPE mood AS ENUM ('sad', 'so so', 'happy');
CREATE SCHEMA "Back Office";
CREATE TABLE "user" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "E-Mail" text NOT NULL UNIQUE CHECK ("E-Mail" LIKE '%@%'),
    type varchar(20) NOT NULL DEFAULT 'it''s {new}' COLLATE "C",
    active boolean NOT NULL DEFAULT true,
    "2fa" boolean,
    score double precision DEFAULT -0.5,
    born date DEFAULT CURRENT_DATE,
    seen timestamptz DEFAULT now(),
    tag uuid DEFAULT gen_random_uuid(),
    settings jsonb NOT NULL DEFAULT '{"a": 1}',
    mood mood NOT NULL DEFAULT 'so so',
    moods mood[] DEFAULT '{}',
    names text[] NOT NULL,
    address inet,
    price numeric(40, 5),
    exact numeric(10, 2) DEFAULT 1.50,
    "new" integer CONSTRAINT "not small" CHECK ("new" > 10)
);
CREATE TABLE "Back Office"."Order Lines" (
    "order" int, line smallint, note text, owner bigint, other int,
    length int GENERATED ALWAYS AS (length(note)) STORED,
    CONSTRAINT lines PRIMARY KEY (line, "order"),
    CONSTRAINT owner FOREIGN KEY (owner) REFERENCES "user" ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (other) REFERENCES "user",
    FOREIGN KEY ("order", line) REFERENCES "Back Office"."Order Lines" ("order", line),
    CONSTRAINT once UNIQUE NULLS NOT DISTINCT (note),
    CONSTRAINT apart EXCLUDE USING btree (other WITH =),
    CHECK (line > 0 OR note <> '')
);
CREATE INDEX "by type" ON "user" (type DESC NULLS LAST, lower("E-Mail")) WHERE active;
CREATE INDEX user_settings ON "user" USING gin (settings);
CREATE INDEX user_prefix ON "user" (type text_pattern_ops);
CREATE UNIQUE INDEX user_tag ON "user" (tag) INCLUDE (score);
CREATE INDEX user_type_idx ON "user" (type);
CREATE INDEX user_score ON "user" (score NULLS FIRST, born DESC);
COMMENT ON TABLE "user" IS 'Who may "log in".';
COMMENT ON COLUMN "user".born IS 'Not before 1900';
CREATE VIEW active_users AS SELECT id FROM "user" WHERE active;
CREATE MATERIALIZED VIEW moods AS SELECT mood, count(*) FROM "user" GROUP BY mood;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.seen = now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "user" FOR SELECT USING (active);
CREATE SEQUENCE numbers;
CREATE DOMAIN short AS text CHECK (length(VALUE) < 10);

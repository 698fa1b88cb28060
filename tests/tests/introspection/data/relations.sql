-- Tables that refer to each other in all ways; the same on both databases.
CREATE TABLE people (
    id integer NOT NULL PRIMARY KEY, name text NOT NULL, chief integer REFERENCES people (id), partner_id integer UNIQUE REFERENCES people (id)
);
CREATE TABLE profiles (person_id integer NOT NULL PRIMARY KEY REFERENCES people (id), text text NOT NULL);
CREATE TABLE posts (
    id integer NOT NULL PRIMARY KEY,
    author_id integer NOT NULL REFERENCES people (id),
    editor_id integer REFERENCES people (id),
    title text NOT NULL
);
CREATE TABLE tags (id integer NOT NULL PRIMARY KEY, name text NOT NULL);
CREATE TABLE post_tags (
    post_id integer NOT NULL REFERENCES posts (id), tag_id integer NOT NULL REFERENCES tags (id), PRIMARY KEY (post_id, tag_id)
);
-- Brings posts and tags together, too; and is more than that by its column.
CREATE TABLE suggestions (
    post_id integer NOT NULL REFERENCES posts (id), tag_id integer NOT NULL REFERENCES tags (id), score integer, PRIMARY KEY (post_id, tag_id)
);
-- A name that `posts` has already.
CREATE TABLE likes (
    person_id integer NOT NULL REFERENCES people (id), post_id integer NOT NULL REFERENCES posts (id), PRIMARY KEY (person_id, post_id)
);
CREATE TABLE follows (
    follower_id integer NOT NULL REFERENCES people (id), followed_id integer NOT NULL REFERENCES people (id), PRIMARY KEY (follower_id, followed_id)
);
CREATE TABLE kinds (id integer NOT NULL PRIMARY KEY, "query" text);
-- A keyword, a name that a column has, one that the derive has, and two foreign keys of one column.
CREATE TABLE items (
    id integer NOT NULL PRIMARY KEY,
    type_id integer REFERENCES kinds (id),
    tag_id integer REFERENCES tags (id),
    tag text,
    query_id integer REFERENCES kinds (id),
    post_id integer REFERENCES posts (id) REFERENCES kinds (id),
    "order" integer, line integer,
    UNIQUE ("order", line)
);
CREATE TABLE parts (
    id integer NOT NULL PRIMARY KEY, "order" integer, line integer,
    FOREIGN KEY ("order", line) REFERENCES items ("order", line)
)

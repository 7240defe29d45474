-- The schema's version; also what tells a ledger from another program's database.
CREATE TABLE tabulation_ledger (
    one boolean PRIMARY KEY CHECK (one),
    version integer NOT NULL
);
INSERT INTO tabulation_ledger VALUES (true, 0);

CREATE TABLE entries (
    position bigint PRIMARY KEY CHECK (position >= 0),
    statement_id bytea NOT NULL UNIQUE CHECK (length(statement_id) = 32),
    leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
    leaf bytea NOT NULL CHECK (length(leaf) BETWEEN 1 AND 65535)
);
-- Signatures and hashes do not compress.
ALTER TABLE entries ALTER COLUMN leaf SET STORAGE EXTERNAL;

CREATE FUNCTION entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: an entry is never changed or deleted.';
END
$$;
CREATE TRIGGER entries_stay_as_they_are BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION entries_stay();
CREATE TRIGGER entries_stay BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION entries_stay();

-- Always one row: the lock on it orders all who append. Milliseconds since 1970-01-01T00:00:00Z. Space for new versions of the row on
-- its own page, since every batch makes one.
CREATE TABLE head (
    one boolean PRIMARY KEY CHECK (one),
    size bigint NOT NULL CHECK (size >= 0),
    root bytea NOT NULL CHECK (length(root) = 32),
    right_edge bytea NOT NULL,
    signature bytea NOT NULL,
    recorded_at bigint NOT NULL CHECK (recorded_at >= 0)
) WITH (fillfactor = 10);
INSERT INTO head VALUES (true, 0, sha256(''), decode('0000000000000000', 'hex'), '', 0);

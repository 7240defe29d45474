-- Entries are found by position. There is no index over statement_id: ids are hashes, so that every insert would dirty a page of its
-- own, which costs six times the insert itself. One process has the file, and keeps the ids in memory.
CREATE TABLE entries (
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    statement_id BLOB NOT NULL CHECK (length(statement_id) = 32),
    leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
    leaf BLOB NOT NULL CHECK (length(leaf) BETWEEN 1 AND 65535)
) STRICT;

CREATE TRIGGER entries_stay_as_they_are BEFORE UPDATE ON entries
BEGIN
    SELECT RAISE(ABORT, 'The ledger is append-only: an entry never changes.');
END;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN
    SELECT RAISE(ABORT, 'The ledger is append-only: an entry is never deleted.');
END;

-- At most one row, written with each batch; none while there are no entries. Milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL CHECK (size > 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    right_edge BLOB NOT NULL,
    signature BLOB NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= 0)
) STRICT;

-- SPDX-License-Identifier: Apache-2.0
-- Opens the register's two CSV files. {cases} and {events} stand for the quoted paths. The query that follows reads the
-- cases once, so keeping a copy of them would cost time for nothing.
-- The rowid of a table filled with preserve_insertion_order is the place of the line in the file; it breaks the tie
-- between two events of one case on one date.
SET preserve_insertion_order = true;

CREATE TYPE event_type AS ENUM (
    'enforceable', 'unenforceable', 'postponed', 'suspended', 'resumed', 'collected', 'reduced', 'terminated',
    'entrusted_out', 'completed', 'revoked', 'pulled_up', 'request_returned', 'separate_book', 'book_returned',
    'adjusted', 'officer_changed', 'unit_changed', 'request_received', 'assigned', 'notified', 'voluntary_end',
    'verified', 'paid_out');

CREATE VIEW cases AS
SELECT * FROM read_csv({cases}, header = true, delim = ',', quote = '"', escape = '"', types = {
    'case_id': 'VARCHAR', 'unit': 'VARCHAR', 'officer': 'VARCHAR', 'initiation': 'VARCHAR',
    'judgment_type': 'VARCHAR', 'accepted': 'DATE', 'amount': 'BIGINT', 'source': 'VARCHAR', 'flags': 'VARCHAR'});

CREATE TABLE events AS
SELECT * FROM read_csv({events}, header = true, delim = ',', quote = '"', escape = '"', types = {
    'case_id': 'VARCHAR', 'date': 'DATE', 'type': 'event_type', 'amount': 'BIGINT', 'ground': 'VARCHAR',
    'unit': 'VARCHAR', 'officer': 'VARCHAR'});

-- What the home page lists: open leads by urgency, everything else by time.

-- Those whose promise still runs come first, by when it runs out; then those that wait for the caller.
CREATE INDEX lead_open_by_urgency ON lead (portal_id, (answered_at IS NOT NULL), due_at, id) WHERE closed_at IS NULL;
CREATE INDEX call_of_portal ON call (portal_id, started_at, id);
CREATE INDEX message_of_portal ON message (portal_id, created_at, id);

-- People search by the end of a number, however they write its beginning.
CREATE INDEX caller_by_last_digits ON caller (portal_id, reverse(number) text_pattern_ops);

-- What the home page lists: open leads by urgency, everything else by time.

-- Those whose promise still runs come first, by when it runs out; then those that wait for the caller.
CREATE INDEX lead_open_by_urgency ON lead (portal_id, (answered_at IS NOT NULL), due_at, id) WHERE closed_at IS NULL;
CREATE INDEX call_of_portal ON call (portal_id, started_at, id);
CREATE INDEX message_of_portal ON message (portal_id, created_at, id);

-- People search by the end of a number, however they write its beginning.
CREATE INDEX caller_by_last_digits ON caller (portal_id, reverse(number) text_pattern_ops);

-- Reports count leads by the day on which they were opened.
CREATE INDEX lead_of_portal ON lead (portal_id, opened_at);

-- What Telnyx charged for a text, as its reports say.
ALTER TABLE message
  ADD COLUMN cost_amount numeric CHECK (cost_amount >= 0),
  ADD COLUMN cost_currency text, -- ISO 4217
  ADD CHECK ((cost_amount IS NULL) = (cost_currency IS NULL));

-- Health tells of records that HubSpot did not take, and of texts that failed lately.
CREATE INDEX hubspot_record_problem ON hubspot_record (portal_id) WHERE problem IS NOT NULL;

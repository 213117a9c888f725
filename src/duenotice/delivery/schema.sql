-- One round of notices on one channel; `texts` and `approved` are what a person agreed to.
CREATE TABLE IF NOT EXISTS dn_wave (
  id BIGINT PRIMARY KEY, case_id TEXT NOT NULL, number BIGINT NOT NULL, channel TEXT NOT NULL,
  approved TEXT NOT NULL, people BIGINT NOT NULL, planned_at BIGINT NOT NULL, halted TEXT NOT NULL DEFAULT '',
  CONSTRAINT one_wave UNIQUE (case_id, number, channel));
-- The texts of a wave by number, with their digests.
CREATE TABLE IF NOT EXISTS dn_text (
  wave BIGINT NOT NULL, number BIGINT NOT NULL, notice TEXT NOT NULL, sha256 BLOB NOT NULL, PRIMARY KEY (wave, number));
-- Receiving domains with many people, by name; group 0 is all others, unnamed, as a rare domain can name a person.
CREATE TABLE IF NOT EXISTS dn_group (
  wave BIGINT NOT NULL, number BIGINT NOT NULL, domain TEXT NOT NULL, people BIGINT NOT NULL, PRIMARY KEY (wave, number));
-- One person on one channel of one wave. state: see ledger.State; owner: the sender that has claimed it, 0 for none;
-- bond: keyed hash of subject, address, name and text as approved; sha256: of the bytes that left.
CREATE TABLE IF NOT EXISTS dn_delivery (
  row_id BIGINT PRIMARY KEY, wave BIGINT NOT NULL, subject TEXT NOT NULL, notice BIGINT NOT NULL, grp BIGINT NOT NULL,
  state BIGINT NOT NULL, attempt BIGINT NOT NULL DEFAULT 0, owner BIGINT NOT NULL DEFAULT 0, due BIGINT NOT NULL DEFAULT 0,
  sent_date BIGINT NOT NULL DEFAULT 0, doubted BIGINT NOT NULL DEFAULT 0, settled_by BIGINT NOT NULL DEFAULT 0,
  bond BLOB NOT NULL, sha256 BLOB, code BIGINT NOT NULL DEFAULT 0, reply TEXT NOT NULL DEFAULT '', at BIGINT NOT NULL DEFAULT 0,
  came_back TEXT NOT NULL DEFAULT '',
  CONSTRAINT one_delivery UNIQUE (wave, subject));
CREATE INDEX IF NOT EXISTS dn_claimable ON dn_delivery (wave, grp, due, row_id) WHERE owner = 0 AND state <= 1;
CREATE INDEX IF NOT EXISTS dn_doubtful ON dn_delivery (wave, row_id) WHERE state = 4;
CREATE INDEX IF NOT EXISTS dn_claimed ON dn_delivery (owner) WHERE owner <> 0;
-- One run of a sender. safe: everything before this byte of its journal stands in dn_delivery; until: end of its lease.
CREATE TABLE IF NOT EXISTS dn_sender (
  id BIGINT PRIMARY KEY, wave BIGINT NOT NULL, host TEXT NOT NULL, pid BIGINT NOT NULL, journal TEXT NOT NULL,
  safe BIGINT NOT NULL DEFAULT 0, until BIGINT NOT NULL, closed BIGINT NOT NULL DEFAULT 0);
-- What came back, once each: bounce, complaint, reply, webhook.
CREATE TABLE IF NOT EXISTS dn_event (
  id TEXT PRIMARY KEY, wave BIGINT NOT NULL, row_id BIGINT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL, at BIGINT NOT NULL);
-- The hash chain: hash = SHA-256 of the hash before and the canonical record.
CREATE TABLE IF NOT EXISTS dn_register (
  n BIGINT PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL);

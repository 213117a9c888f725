-- People by country, kind and audience through exact keys: exact distinct people, findings, first and last time.
-- keys: value_key, person (a number of our own: distinct numbers count three times as fast as distinct ids), country (null: unknown).
-- found: value_key (16 bytes; covers the kind, which so need not be compared), kind, audience, seen_us.
SELECT coalesce(k.country, '??') AS country, f.kind, f.audience, CAST(count(DISTINCT k.person) AS BIGINT) AS people,
       CAST(count(*) AS BIGINT) AS findings, min(f.seen_us) AS first_us, max(f.seen_us) AS last_us
FROM found f JOIN keys k ON key_of(f.value_key) = key_of(k.value_key)
GROUP BY coalesce(k.country, '??'), f.kind, f.audience
ORDER BY country, f.kind, f.audience

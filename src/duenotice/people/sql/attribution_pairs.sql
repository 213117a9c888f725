-- One row per finding and customer of its key: who in which group, as one number, and when.
-- keys, found: as in `attribution`. Filled in by the caller: lists of labels, how many of them, the size of a person's numbers, the
-- number that stands for no time, and whose keys count (all, or those of a part of the persons).
SELECT k.person * {size} + (k.place + f.code) AS pair, f.seen_us
FROM (
    SELECT key_of(value_key) AS joined, coalesce(CAST(seen_us AS BIGINT), {never}) AS seen_us,
           (array_position({kinds}, CAST(kind AS STRING)) - 1) * {of_audience}
           + array_position({audiences}, CAST(audience AS STRING)) - 1 AS code
    FROM found
) f JOIN (
    SELECT key_of(value_key) AS joined, CAST(person AS BIGINT) AS person,
           (array_position({countries}, coalesce(CAST(country AS STRING), '??')) - 1) * {of_kind} AS place
    FROM keys
    WHERE {whose}
) k ON f.joined = k.joined

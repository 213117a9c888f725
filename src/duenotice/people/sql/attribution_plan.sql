-- One row: the labels that groups can have (more than the limit: not all of them), how much there is to join, and between which numbers persons lie.
-- keys: person, country (null: unknown). found: kind, audience. A distinct of a bare column reads little more than Parquet's dictionaries.
SELECT (SELECT array_agg(coalesce(CAST(country AS STRING), '??')) FROM (SELECT DISTINCT country FROM keys LIMIT {limit}) c) AS countries,
       (SELECT array_agg(CAST(kind AS STRING)) FROM (SELECT DISTINCT kind FROM found LIMIT {limit}) k) AS kinds,
       (SELECT array_agg(CAST(audience AS STRING)) FROM (SELECT DISTINCT audience FROM found LIMIT {limit}) a) AS audiences,
       (SELECT CAST(count(*) AS BIGINT) FROM found) AS findings,
       CAST(count(*) AS BIGINT) AS keys, CAST(count(person) AS BIGINT) AS numbered, min(person) AS least, max(person) AS largest
FROM keys

-- How much there is to join, and between which numbers persons lie.
SELECT (SELECT CAST(count(*) AS BIGINT) FROM found) AS findings, CAST(count(*) AS BIGINT) AS keys,
       CAST(count(person) AS BIGINT) AS numbered, min(person) AS least, max(person) AS largest
FROM keys

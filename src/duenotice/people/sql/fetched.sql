-- What an edge fetched and the origin did not log, as runs: the mirror of `relayed`.
WITH asked AS (
  SELECT request_id, min(at_us) AS at_us FROM req
  WHERE source = 'edge' AND shared = 0 AND request_id IS NOT NULL AND at_us IS NOT NULL GROUP BY request_id
),
logged AS (SELECT DISTINCT request_id FROM req WHERE source = 'origin' AND request_id IS NOT NULL),
placed AS (
  SELECT a.request_id, a.at_us, CASE WHEN l.request_id IS NULL THEN 0 ELSE 1 END AS kept
  FROM asked a LEFT JOIN logged l ON a.request_id = l.request_id
),
numbered AS (
  SELECT at_us, kept, sum(kept) OVER (ORDER BY at_us, request_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run FROM placed
),
runs AS (
  SELECT run, min(at_us) AS start_us, max(at_us) AS last_us, CAST(sum(1 - kept) AS BIGINT) AS missing, CAST(sum(kept) AS BIGINT) AS kept
  FROM numbered GROUP BY run
)
SELECT '' AS node, start_us, lead(start_us, 1, last_us) OVER (ORDER BY start_us, run) AS end_us, missing, kept
FROM runs
ORDER BY start_us

-- What the origin answered and the edge did not log: runs of such requests by node, from the last logged one before (start_us)
-- to the next one after (end_us). One row per logged request, with the number of unlogged ones that follow it.
-- The node is known where the address that asked the origin belongs to one node only; else all such requests are one group, ''.
WITH answered AS (
  SELECT request_id, min(at_us) AS at_us, min(client) AS client FROM req
  WHERE source = 'origin' AND request_id IS NOT NULL AND at_us IS NOT NULL GROUP BY request_id
),
logged AS (SELECT request_id, min(node) AS node FROM req WHERE source = 'edge' AND request_id IS NOT NULL GROUP BY request_id),
both_sides AS (SELECT a.request_id, a.at_us, a.client, l.node FROM answered a LEFT JOIN logged l ON a.request_id = l.request_id),
homes AS (
  SELECT client, min(node) AS node FROM both_sides WHERE client IS NOT NULL AND node IS NOT NULL
  GROUP BY client HAVING count(DISTINCT node) = 1
),
placed AS (
  SELECT b.request_id, b.at_us, coalesce(h.node, '') AS node, CASE WHEN b.node IS NULL THEN 0 ELSE 1 END AS kept
  FROM both_sides b LEFT JOIN homes h ON b.client = h.client
),
numbered AS (
  SELECT node, at_us, kept, sum(kept) OVER (
    PARTITION BY node ORDER BY at_us, request_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
  FROM placed
),
runs AS (
  SELECT node, run, min(at_us) AS start_us, max(at_us) AS last_us, CAST(sum(1 - kept) AS BIGINT) AS missing, CAST(sum(kept) AS BIGINT) AS kept
  FROM numbered GROUP BY node, run
)
SELECT node, start_us, lead(start_us, 1, last_us) OVER (PARTITION BY node ORDER BY start_us, run) AS end_us, missing, kept
FROM runs
ORDER BY node, start_us

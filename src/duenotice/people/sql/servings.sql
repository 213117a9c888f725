-- Every page an edge handed out from its cache or to waiting requests, with the object it must have been.
-- how: `logged` (the edge names the object), `inferred` (same node, path and moment of filling), `latest` (the last one filled).
WITH handed AS (SELECT * FROM req WHERE source = 'edge' AND shared = 1 AND ok = 1),
fills AS (
  SELECT node, path, at_us, request_id AS object FROM req
  WHERE source = 'edge' AND shared = 0 AND ok = 1 AND at_us IS NOT NULL AND request_id IS NOT NULL AND coalesce(cache, 'miss') = 'miss'
),
spread AS (
  SELECT f.*, CAST(floor(f.at_us / 10000000.0) AS BIGINT) + d.step AS slot
  FROM fills f CROSS JOIN (SELECT -1 AS step UNION ALL SELECT 0 UNION ALL SELECT 1) d
),
aged AS (
  SELECT h.n, h.node, h.path, h.at_us - CAST(round(coalesce(h.age_s, 0) * 1000000.0) AS BIGINT) AS filled_us
  FROM handed h
  WHERE h.object_id IS NULL AND h.at_us IS NOT NULL AND (h.age_s IS NOT NULL OR h.cache = 'collapsed')
),
near AS (
  SELECT a.n, s.object, abs(s.at_us - a.filled_us) AS off_us
  FROM aged a JOIN spread s
    ON a.node = s.node AND a.path = s.path AND CAST(floor(a.filled_us / 10000000.0) AS BIGINT) = s.slot
  WHERE abs(s.at_us - a.filled_us) <= 8000000
),
inferred AS (
  -- The nearest, and of equally near ones the first by name: the padded number makes text order that of numbers.
  SELECT n, substr(min(concat(lpad(CAST(off_us AS STRING), 8, '0'), object)), 9) AS object, min(off_us) AS off_us,
         CAST(count(DISTINCT object) AS BIGINT) AS candidates
  FROM near GROUP BY n
),
timeline AS (
  SELECT node, path, at_us, CAST(NULL AS BIGINT) AS n, at_us AS fill_us FROM fills
  UNION ALL
  SELECT node, path, at_us, n, CAST(NULL AS BIGINT) FROM handed
  WHERE object_id IS NULL AND at_us IS NOT NULL AND age_s IS NULL AND coalesce(cache, '') <> 'collapsed'
),
before AS (
  SELECT n, node, path, max(fill_us) OVER (
    PARTITION BY node, path ORDER BY at_us, coalesce(n, -1) ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS fill_us
  FROM timeline
),
latest AS (
  SELECT b.n, min(f.object) AS object FROM before b
  JOIN fills f ON b.node = f.node AND b.path = f.path AND b.fill_us = f.at_us
  WHERE b.n IS NOT NULL GROUP BY b.n
)
SELECT h.n, coalesce(h.object_id, i.object, l.object) AS object,
       CASE WHEN h.object_id IS NOT NULL THEN 'logged' WHEN i.object IS NOT NULL THEN 'inferred'
            WHEN l.object IS NOT NULL THEN 'latest' ELSE 'none' END AS how,
       CASE WHEN h.object_id IS NOT NULL THEN 1
            WHEN i.object IS NOT NULL AND i.candidates = 1 AND i.off_us <= 2500000 THEN 1 ELSE 0 END AS sure,
       coalesce(i.candidates, 1) AS candidates
FROM handed h
LEFT JOIN inferred i ON h.n = i.n
LEFT JOIN latest l ON h.n = l.n

-- Pauses of a log that are far longer than its own pace around them: 20 lines before and 20 after.
WITH lines AS (
  SELECT source, node, at_us, lag(at_us, 1) OVER w AS before_us, lag(at_us, 20) OVER w AS far_before_us, lead(at_us, 20) OVER w AS far_after_us
  FROM req
  WHERE at_us IS NOT NULL AND source IN ('edge', 'origin')
  WINDOW w AS (PARTITION BY source, node ORDER BY at_us)
),
paced AS (
  SELECT source, node, before_us, at_us,
         greatest(CAST(coalesce(before_us - far_before_us, 0) + coalesce(far_after_us - at_us, 0) AS DOUBLE)
         / CAST(CASE WHEN far_before_us IS NULL THEN 0 ELSE 19 END + CASE WHEN far_after_us IS NULL THEN 0 ELSE 20 END AS DOUBLE),
         CAST(1 AS DOUBLE)) AS pace_us
  FROM lines
  WHERE before_us IS NOT NULL AND (far_before_us IS NOT NULL OR far_after_us IS NOT NULL)
)
SELECT source, node, before_us AS start_us, at_us AS end_us, pace_us
FROM paced
WHERE at_us - before_us > 60000000 AND at_us - before_us > 25 * pace_us
ORDER BY source, node, start_us

-- From when to when each log speaks, and how many lines it has.
SELECT source, node, min(at_us) AS start_us, max(at_us) AS end_us, CAST(count(*) AS BIGINT) AS rows_read
FROM req WHERE at_us IS NOT NULL AND source IN ('edge', 'origin')
GROUP BY source, node
ORDER BY source, node

-- Share of the origin's requests that the edge logged too, by minute: what the edge's log kept.
SELECT CAST(floor(o.at_us / 60000000.0) AS BIGINT) AS minute, CAST(count(*) AS BIGINT) AS rows_read,
       CAST(sum(CASE WHEN e.request_id IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS kept
FROM (SELECT request_id, min(at_us) AS at_us FROM req WHERE source = 'origin' AND request_id IS NOT NULL AND at_us IS NOT NULL GROUP BY request_id) o
LEFT JOIN (SELECT DISTINCT request_id FROM req WHERE source = 'edge' AND request_id IS NOT NULL) e ON o.request_id = e.request_id
GROUP BY CAST(floor(o.at_us / 60000000.0) AS BIGINT)
ORDER BY minute

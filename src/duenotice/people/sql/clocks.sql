-- How far each edge clock runs from the origin's, by the requests both logged. One row per node.
SELECT e.node, CAST(count(*) AS BIGINT) AS pairs, median(e.at_us - o.at_us) AS ahead_us
FROM req e JOIN req o ON e.request_id = o.request_id
WHERE e.source = 'edge' AND o.source = 'origin' AND e.at_us IS NOT NULL AND o.at_us IS NOT NULL
GROUP BY e.node
ORDER BY e.node

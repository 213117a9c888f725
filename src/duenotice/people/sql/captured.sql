-- Captured pages and the object each must have been: by its own headers, or by the edge's line of the same request.
-- viewer_account: who was looking; fresh: 1 where the page was made for this very request.
WITH captures AS (SELECT * FROM req WHERE source = 'capture' AND ok = 1),
edge AS (SELECT * FROM req WHERE source = 'edge' AND ok = 1),
spread AS (
  SELECT e.n, e.path, e.session, e.request_id, e.at_us, CAST(floor(e.at_us / 10000000.0) AS BIGINT) + d.step AS slot
  FROM edge e CROSS JOIN (SELECT -1 AS step UNION ALL SELECT 0 UNION ALL SELECT 1) d
  WHERE e.at_us IS NOT NULL
),
by_id AS (
  SELECT c.n, e.n AS edge_n FROM captures c JOIN edge e ON c.request_id = e.request_id AND c.path = e.path
),
by_time AS (
  SELECT c.n, s.n AS edge_n
  FROM captures c JOIN spread s ON c.path = s.path AND CAST(floor(c.at_us / 10000000.0) AS BIGINT) = s.slot
  WHERE c.request_id IS NULL AND abs(c.at_us - s.at_us) <= 3000000 AND (c.session IS NULL OR c.session = s.session)
),
met AS (
  SELECT n, min(edge_n) AS edge_n, CAST(count(DISTINCT edge_n) AS BIGINT) AS edges
  FROM (SELECT * FROM by_id UNION ALL SELECT * FROM by_time) m GROUP BY n
)
SELECT c.n, c.item_id, c.record, c.route, c.path, c.at_us,
       CASE WHEN e.agent = 'own_machine' THEN e.agent ELSE c.agent END AS agent, coalesce(c.session, e.session) AS session,
       coalesce(c.client, e.client) AS client,
       CASE WHEN m.edges = 1 THEN e.n END AS edge_n,
       coalesce(c.account, s.account) AS viewer_account,
       coalesce(c.object_id, v.object, CASE WHEN c.shared = 0 THEN c.request_id END,
                CASE WHEN e.shared = 0 THEN e.request_id END) AS object,
       CASE WHEN coalesce(c.shared, e.shared) = 0 THEN 1 ELSE 0 END AS fresh,
       CASE WHEN c.object_id IS NOT NULL OR (c.shared = 0 AND c.request_id IS NOT NULL) THEN 1
            WHEN m.edges = 1 AND (e.shared = 0 OR v.sure = 1) THEN 1 ELSE 0 END AS sure
FROM captures c
LEFT JOIN met m ON c.n = m.n
LEFT JOIN edge e ON m.edges = 1 AND m.edge_n = e.n
LEFT JOIN servings v ON e.n = v.n
LEFT JOIN sessions s ON coalesce(c.session, e.session) = s.session AND s.accounts = 1

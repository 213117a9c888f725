-- Every page the origin or, where its log is missing, the edge shows being generated: for which account, of which path, when.
-- sure: 1 where the origin says so without contradiction. cache: how the edge treated it (a `bypass` cannot be served again).
WITH made AS (
  SELECT request_id AS object, min(account) AS account, min(path) AS path, min(route) AS route, min(at_us) AS made_us,
         max(bytes) AS bytes,
         CASE WHEN count(DISTINCT coalesce(account, '')) = 1 AND count(DISTINCT path) = 1 THEN 1 ELSE 0 END AS sure
  FROM req
  WHERE source = 'origin' AND request_id IS NOT NULL
  GROUP BY request_id
),
fetched AS (
  SELECT request_id AS object, min(session) AS session, min(path) AS path, min(route) AS route, min(at_us) AS made_us,
         min(cache) AS cache, min(node) AS node, max(ttl_s) AS ttl_s,
         max(CASE WHEN method = 'HEAD' THEN NULL ELSE bytes END) AS bytes
  FROM req
  WHERE source = 'edge' AND request_id IS NOT NULL AND shared = 0
  GROUP BY request_id
)
SELECT coalesce(m.object, f.object) AS object,
       CASE WHEN m.object IS NOT NULL THEN m.account WHEN s.accounts = 1 THEN s.account END AS account,
       coalesce(m.path, f.path) AS path, coalesce(m.route, f.route) AS route, coalesce(m.made_us, f.made_us) AS made_us,
       coalesce(m.sure, 0) AS sure, CASE WHEN m.object IS NULL THEN 0 ELSE 1 END AS logged, f.cache, f.node, f.ttl_s,
       coalesce(f.bytes, m.bytes) AS bytes
FROM made m
FULL OUTER JOIN fetched f ON m.object = f.object
LEFT JOIN sessions s ON f.session = s.session
